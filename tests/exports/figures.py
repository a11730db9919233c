"""Times figures beside the same counts by SQL: of the store itself, of one wide table in SQLite, and of the same in DuckDB.

    cargo xtask build
    target/venv/bin/python tests/exports/figures.py --data ./target/million

makes a million responses in the folder if it is not there. Prints what stands in docs/PERFORMANCE.md.
"""

import argparse
import pathlib
import sqlite3
import statistics
import subprocess
import tempfile
import time

import duckdb

from soundings import PROGRAM, ROOT

SINGLE, OTHER, SCALE = "maturity", "acquires_data", "api_online"
WHERE = f"WHERE {OTHER} = 'yes' AND {SCALE} IN ('3', '4', '5')"

# The same of the store's own tables: a row for each answer.
OF_STORE = {
    "one aggregate": f"SELECT value, count(*) FROM answers WHERE variable = '{SINGLE}' GROUP BY value",
    "cross-table": "SELECT a.value, b.value, count(*) FROM answers a JOIN answers b ON a.response = b.response "
    f"WHERE a.variable = '{SINGLE}' AND b.variable = 'acquires-data' GROUP BY a.value, b.value",
}


def of_table(columns):
    """Queries of the wide table."""
    count = lambda column, where="": f'SELECT "{column}", count(*) FROM responses {where} GROUP BY "{column}"'
    cross = lambda where="": f"SELECT {SINGLE}, {OTHER}, count(*) FROM responses {where} GROUP BY {SINGLE}, {OTHER}"
    return {
        "one aggregate": [count(SINGLE)],
        "one aggregate, filtered": [count(SINGLE, WHERE)],
        "cross-table": [cross()],
        "cross-table, filtered": [cross(WHERE)],
        "all aggregates": [count(column) for column in columns],
    }


def milliseconds(execute, queries, times):
    def once():
        begun = time.perf_counter()
        for query in queries:
            execute(query).fetchall()
        return (time.perf_counter() - begun) * 1000

    return statistics.median(once() for _ in range(times))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True, help="a folder for the responses")
    parser.add_argument("--responses", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    data = options.data.resolve()
    if not data.exists():
        subprocess.run([PROGRAM, "demo", "--data", data, "--responses", str(options.responses)], check=True)
    subprocess.run(["cargo", "bench", "--quiet", "--package", "backend", "--bench", "analysis", "--", data], cwd=ROOT, check=True)

    with tempfile.TemporaryDirectory(dir=data.parent) as folder:
        file = pathlib.Path(folder) / "responses.parquet"
        subprocess.run([PROGRAM, "export", "--data", data, "--format", "parquet", "--multi", "columns", "--output", file], check=True)
        wide = duckdb.connect(str(file.with_suffix(".duckdb")))
        wide.execute(f"CREATE TABLE responses AS FROM '{file}'")
        described = wide.execute("SELECT column_name FROM (DESCRIBE responses)").fetchall()
        is_choice = lambda name: wide.execute(f'SELECT count(DISTINCT "{name}") FROM responses').fetchone()[0] < 100
        columns = [name for (name,) in described if is_choice(name)]

        lite = sqlite3.connect(file.with_suffix(".sqlite"))
        names = ", ".join(f'"{name}"' for name in columns)
        lite.execute(f"CREATE TABLE responses ({names})")
        rows = wide.execute(f"SELECT {names} FROM responses")
        while batch := rows.fetchmany(100_000):
            lite.executemany(f"INSERT INTO responses VALUES ({', '.join('?' * len(columns))})", batch)
        lite.commit()
        store = sqlite3.connect(f"file:{data}/soundings.db?mode=ro", uri=True)

        print("| median, ms | the store's answers, SQLite | one wide table, SQLite | one wide table, DuckDB |")
        print("| --- | ---: | ---: | ---: |")
        for name, queries in of_table(columns).items():
            stored = [OF_STORE[name]] if name in OF_STORE else []
            first = f"{milliseconds(store.execute, stored, 1):,.0f}" if stored else ""
            lites = milliseconds(lite.execute, queries, options.times)
            print(f"| {name} | {first} | {lites:,.0f} | {milliseconds(wide.execute, queries, options.times):,.1f} |")


if __name__ == "__main__":
    main()
