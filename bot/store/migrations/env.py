"""What Alembic runs: the scripts beside it, on the connection that `bot.store.migrate` hands in."""

from alembic import context

from bot.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()
