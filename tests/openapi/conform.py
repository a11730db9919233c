"""Tries the API out as it describes itself: schemathesis, which nobody here wrote, against a server that runs."""

import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = pathlib.Path(os.environ.get("SOUNDINGS", HERE.parents[1] / "target/release/soundings"))
SCHEMATHESIS = pathlib.Path(sys.executable).with_name("schemathesis")

# Contact details and answers are for different people: no token may have both.
ORGANISER = ["contacts:read"]
RESEARCHER = [
    "definition:read",
    "aggregates:read",
    "responses:read",
    "text:raw",
    "exports:create",
    "uploads:read",
    "withdrawals:read",
    "audit:read",
]


def token(data, scopes):
    arguments = [argument for scope in scopes for argument in ("--scope", scope)]
    command = [PROGRAM, "token", "create", "--name", "schemathesis", "--data", data, *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.strip()


def conforms(address, token, *which):
    """Whether schemathesis finds nothing."""
    command = [SCHEMATHESIS, "--config-file", HERE / "schemathesis.toml", "run", f"{address}/api/openapi.json", "--checks", "all", *which]
    return subprocess.run(command, env={**os.environ, "TOKEN": token}).returncode == 0


def main():
    with tempfile.TemporaryDirectory() as data:
        responses = ["--responses", "200", "--surveys", HERE, "--data", data]
        subprocess.run([PROGRAM, "demo", *responses], check=True)
        unlimited = ["--requests-per-minute", "1000000", "--client-address", "unknown"]
        command = [PROGRAM, "serve", "--listen", "127.0.0.1:0", "--data", data, "--surveys", HERE, "--log", "error", *unlimited]
        with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as server:
            address = server.stdout.readline().split()[-1]
            researcher, organiser = token(data, RESEARCHER), token(data, ORGANISER)
            good = conforms(address, researcher, "--exclude-path-regex", "/contacts")
            good &= conforms(address, organiser, "--include-path-regex", "/contacts")
            server.terminate()
    sys.exit(not good)


if __name__ == "__main__":
    main()
