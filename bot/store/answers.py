"""Which message of ours answers which message of a person's? Asked when that one is edited, deleted or answered to."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.schema import answers


@dataclass(frozen=True, slots=True)
class Answer:
    """A message of ours (`message`) beside the one it answers (`question`): both are timestamps in one channel."""

    team: str
    channel: str
    question: str
    message: str
    case: str
    person: str
    """Who asked."""
    edited: str = ""
    """The question's last edit that was taken up; empty before the first."""


class Answers:
    """The table of answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, answer: Answer, now: datetime) -> None:
        """The answer was posted. Of a question that was answered twice the newer answer counts."""
        values = {"message": answer.message, "case_id": answer.case, "person": answer.person}
        insert = self._database.insert(answers).values(
            team=answer.team,
            channel=answer.channel,
            question=answer.question,
            edited=answer.edited,
            created_at=now.timestamp(),
            **values,
        )
        await self._database.execute(
            insert.on_conflict_do_update(
                index_elements=[answers.c.team, answers.c.channel, answers.c.question], set_=values
            )
        )

    async def to(self, team: str, channel: str, question: str) -> Answer | None:
        """The answer to this message, or None."""
        return await self._one(_is(team, channel, question))

    async def in_message(self, team: str, channel: str, message: str) -> Answer | None:
        """The answer that stands in this message of ours, or None."""
        return await self._one(_here(team, channel) & (answers.c.message == message))

    async def first_of(self, case: str) -> Answer | None:
        """The answer to the question that opened a case."""
        return await self._one(answers.c.case_id == case)

    async def take_edit(self, answer: Answer, edited: str) -> bool:
        """Take up an edit of the question; False when a newer one was taken up, or the answer is gone."""
        newer = or_(answers.c.edited == "", answers.c.edited <= edited)
        statement = (
            update(answers).where(and_(_is(answer.team, answer.channel, answer.question), newer)).values(edited=edited)
        )
        return await self._database.execute(statement) > 0

    async def remove(self, answer: Answer) -> bool:
        """The answer is no more. False when it was gone: of several who remove it one gets True."""
        return (
            await self._database.execute(delete(answers).where(_is(answer.team, answer.channel, answer.question))) > 0
        )

    async def _one(self, condition: ColumnElement[bool]) -> Answer | None:
        query = select(answers).where(condition).order_by(answers.c.question).limit(1)

        async def work(connection: AsyncConnection) -> Answer | None:
            row = (await connection.execute(query)).first()
            if row is None:
                return None
            return Answer(row.team, row.channel, row.question, row.message, row.case_id, row.person, row.edited)

        return await self._database.read(work)


def _here(team: str, channel: str) -> ColumnElement[bool]:
    return and_(answers.c.team == team, answers.c.channel == channel)


def _is(team: str, channel: str, question: str) -> ColumnElement[bool]:
    return and_(_here(team, channel), answers.c.question == question)
