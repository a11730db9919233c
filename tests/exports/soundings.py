"""The program under test: served, answered and exported from."""

import json
import os
import pathlib
import sqlite3
import subprocess
import urllib.request
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("SOUNDINGS", ROOT / "target/release/soundings"))
SURVEYS = ROOT / "tests/surveys"


def run(*arguments, encoding="utf-8"):
    """Runs a command to its end; gives what it did and said."""
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, encoding=encoding)


def submit(data, survey, answers):
    """Sends answers to a server of its own; every one must be accepted."""
    command = [PROGRAM, "serve", "--listen", "127.0.0.1:0", "--data", data, "--surveys", SURVEYS, "--log", "error"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as server:
        address = server.stdout.readline().split()[-1]
        api = f"{address}/api/v1/surveys/{survey}"
        with urllib.request.urlopen(api) as reply:
            version = json.load(reply)["version"]
        for one in answers:
            body = json.dumps({"submission": str(uuid.uuid4()), "version": version, "answers": one})
            request = urllib.request.Request(f"{api}/responses", body.encode(), {"content-type": "application/json"})
            with urllib.request.urlopen(request) as reply:
                assert reply.status == 201
        server.terminate()


def stored(data, survey):
    """What the database holds: id, version, week and answers of each response, by id."""
    with sqlite3.connect(f"file:{data}/soundings.db?mode=ro", uri=True) as database:
        select = "SELECT lower(hex(id)), version, week, answers FROM responses WHERE survey = ? ORDER BY id"
        rows = database.execute(select, [survey]).fetchall()
    return [(str(uuid.UUID(id)), version, week, json.loads(answers)) for id, version, week, answers in rows]
