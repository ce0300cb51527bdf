"""What is in a file, and how does the bot send one? files.info, getUploadURLExternal, completeUploadExternal."""

from bot.fakeslack import posting, shapes
from bot.fakeslack.api.call import Call
from bot.fakeslack.errors import SlackError
from bot.fakeslack.model import File, Json


def info(call: Call) -> Json:
    """files.info: also tells the facts that Slack Connect held back."""
    file = call.space.files.get(call.text("file"))
    if file is None or not file.complete:
        raise SlackError("file_not_found")
    file.check_info = False
    return {"file": shapes.file(file, call.core.base)}


def start_upload(call: Call) -> Json:
    """files.getUploadURLExternal"""
    name = call.need("filename")
    call.need("length")
    bot, now = call.space.app.bot_user, int(call.core.clock())
    file = File(call.space.ids.new("F"), name, b"", "text/plain", bot, now, complete=False)
    call.space.files[file.id] = file
    return {"upload_url": f"{call.core.base}/upload/v1/{file.id}", "file_id": file.id}


def complete_upload(call: Call) -> Json:
    """files.completeUploadExternal: shares the files in a channel when one is named."""
    done = []
    for asked in call.objects("files"):
        file = call.space.files.get(str(asked.get("id")))
        if file is None or not file.content:
            raise SlackError("file_not_found")
        file.title, file.complete = str(asked.get("title") or file.name), True
        done.append(file)
    if call.text("channel_id"):
        channel = call.target("channel_id")
        thread = posting.check_thread(call.core, channel, call.text("thread_ts"))
        for file in done:
            file.channels.append(channel.id)
        shared = [shapes.file(file, call.core.base) for file in done]
        said = {"text": call.text("initial_comment"), "files": shared}
        posting.post(call.core, channel, said, thread_ts=thread)
    return {"files": [shapes.file(file, call.core.base) for file in done]}
