"""Times exports beside DuckDB's own COPY of the same table, in the same run, and measures the memory each takes.

    cargo xtask build
    target/venv/bin/python tests/exports/bench.py --data ./target/million

makes a million responses in the folder if it is not there. Prints the tables of docs/PERFORMANCE.md.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

from soundings import PROGRAM

COPIES = {"csv": "(FORMAT csv, HEADER)", "parquet": "(FORMAT parquet)", "ndjson": "(FORMAT json)"}
FORMATS = ["csv", "parquet", "ndjson", "zip", "sav", "xlsx"]


def measured(command):
    """Runs a command; gives its wall clock and processor time in seconds and its peak memory in megabytes."""
    begun = time.perf_counter()
    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"failed: {command}")
    return time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def duckdb(database, statement):
    return [sys.executable, "-c", f"import duckdb; duckdb.connect({str(database)!r}).execute({statement!r})"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True, help="a folder for the responses")
    parser.add_argument("--responses", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--formats", nargs="*", default=FORMATS)
    options = parser.parse_args()
    if not options.data.exists():
        subprocess.run([PROGRAM, "demo", "--data", options.data, "--responses", str(options.responses)], check=True)
    few = options.data.with_name(f"{options.data.name}-few")
    if not few.exists():
        subprocess.run([PROGRAM, "demo", "--data", few, "--responses", "10000"], check=True)

    with tempfile.TemporaryDirectory(dir=options.data.parent) as folder:
        folder = pathlib.Path(folder)
        export = lambda data, kind: [PROGRAM, "export", "--data", data, "--format", kind, "--output", folder / f"ours.{kind}"]
        subprocess.run(export(options.data, "parquet"), check=True)
        database = folder / "table.duckdb"
        subprocess.run(duckdb(database, f"CREATE TABLE responses AS FROM '{folder}/ours.parquet'"), check=True)
        figures = {}
        for _ in range(options.rounds):
            for kind in options.formats:
                runs = {"soundings": export(options.data, kind), "few": export(few, kind)}
                if kind in COPIES:
                    runs["duckdb"] = duckdb(database, f"COPY responses TO '{folder}/theirs.{kind}' {COPIES[kind]}")
                for name, command in runs.items():
                    figures.setdefault((kind, name), []).append(measured(command))
                    print(kind, name, *(f"{figure:.1f}" for figure in figures[kind, name][-1]), file=sys.stderr)
        print("| format | MB | s | processor s | peak MB | MB over 10,000 responses | DuckDB s | DuckDB processor s | DuckDB peak MB |")
        print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
        for kind in options.formats:
            median = lambda name: [statistics.median(column) for column in zip(*figures[kind, name])]
            (wall, cpu, peak), (_, _, least) = median("soundings"), median("few")
            size = (folder / f"ours.{kind}").stat().st_size / 1e6
            theirs = ["{:.1f}".format(figure) for figure in median("duckdb")] if kind in COPIES else ["", "", ""]
            print(f"| {kind} | {size:.0f} | {wall:.1f} | {cpu:.1f} | {peak:.0f} | {peak - least:.0f} | {' | '.join(theirs)} |")


if __name__ == "__main__":
    main()
