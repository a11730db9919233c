"""Exports, read back by programs that nobody here wrote."""

import fnmatch
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import zipfile

import csvw
import duckdb
import openpyxl
import pandas
import pyreadstat
from lxml import etree
from openpyxl.utils.escape import unescape

import expected
from expected import MANY
from soundings import ROOT, SURVEYS, run, stored, submit

LONG = "long " + "x" * 99_990 + " end."
TEXTS = [
    "=1+1", "+44 20 7946 0000", "-x", "@sum", '"quoted"', "a,b;c|d", "tab\there", "line\nand\n\nline", "back\\slash",
    "😀 👩🏽‍💻 🏴󠁧󠁢󠁷󠁬󠁳󠁿", "שלום עולם", "مرحبا", "\u202eoverride", "'-9", "-9", "''-1", "-2", "NULL", "NA", "nan", "0012",
    "1e5", "true", "2026-01-01", "_x0041_", "x" * 254, "é" * 128, "x" * 255, "y" * 256, "z" * 32_767,
]
ANSWERS = [
    {"role": "yes", "words": text, MANY: ["other", "first"], f"{MANY}.other": text[:500], "temperature": "-9",
     "people": str(at), "launched": "2024-2-29", "trust.us": "3", "trust.2nd-tier": "na", "why": "because"}
    for at, text in enumerate(TEXTS)
] + [
    {"role": "no"}, {"role": "unsure"}, {}, {"role": "no", "words": "behind the exit"},
    {"role": "yes", MANY: ["none"], f"{MANY}.comments": "remark", "temperature": "-39.25", "trust.us": "1"},
]


class Exports(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.data = cls.folder / "data"
        submit(cls.data, "exports", ANSWERS)
        cls.stored = stored(cls.data, "exports")
        assert len(cls.stored) == len(ANSWERS)

    def export(self, name, *options, data=None):
        """Exports into a file, which must succeed without a word."""
        file = self.folder / name
        where = ["--data", data or self.data, "--surveys", SURVEYS, "--survey", "exports"]
        done = run("export", *where, "--output", file, *options)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        return file

    def assert_names(self, names):
        self.assertEqual(list(names)[:3], ["response_id", "response_version", "response_week"])
        self.assertEqual(len(set(names)), 3 + len(expected.COLUMNS))
        for name, (pattern, _, _) in zip(list(names)[3:], expected.COLUMNS):
            self.assertTrue(fnmatch.fnmatchcase(name, pattern), f"{name} for {pattern}")

    def assert_rows(self, rows, numbers=False):
        for row, wanted in zip([list(row) for row in rows], expected.rows(self.stored, numbers), strict=True):
            self.assertEqual(row, wanted)

    def assert_texts(self, rows):
        """The same where everything was read as text."""
        plain = lambda cell: f"{cell:.15g}" if isinstance(cell, float) and abs(cell) < 1e15 else str(cell).removesuffix(".0")
        for row, wanted in zip(rows, expected.rows(self.stored), strict=True):
            self.assertEqual(list(row), [plain(cell) for cell in wanted])

    def test_csv_in_pandas(self):
        table = pandas.read_csv(self.export("a.csv"), dtype=str, keep_default_na=False)
        self.assert_names(table.columns)
        self.assert_texts(table.itertuples(index=False))

    def test_csv_in_duckdb(self):
        file = self.export("b.csv")
        table = duckdb.sql(f"FROM read_csv('{file}', all_varchar = true, header = true, nullstr = '\u0001')")
        self.assert_texts(table.fetchall())

    def test_csv_for_excel(self):
        file = self.export("c.csv", "--excel", "--column", "words")
        self.assertEqual(file.read_bytes()[:3], b"\xef\xbb\xbf")
        words = set(pandas.read_csv(file, dtype=str, keep_default_na=False)["words"])
        self.assertTrue({"'=1+1", "'+44 20 7946 0000", "'-x", "'@sum", "'-9", "-2", "-9"} <= words)
        for text in words:
            self.assertFalse(text.startswith(("=", "+", "@", "-")) and text not in ("-1", "-2", "-9"), text)

    def test_a_pipe_gets_the_file_and_nothing_else(self):
        where = ["--data", self.data, "--surveys", SURVEYS, "--survey", "exports"]
        done = run("export", *where, encoding=None)
        self.assertEqual((done.stdout, done.stderr), (self.export("d.csv").read_bytes(), b""))

    def test_ndjson(self):
        file = self.export("a.ndjson", "--format", "ndjson")
        lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        self.assert_names(lines[0])
        self.assert_rows(line.values() for line in lines)
        table = duckdb.sql(f"SELECT words, temperature FROM read_json('{file}', format = 'newline_delimited')")
        wanted = [(row[4], row[12]) for row in expected.rows(self.stored)]
        self.assertEqual(table.fetchall(), wanted)

    def test_parquet(self):
        file = self.export("a.parquet", "--format", "parquet")
        table = pandas.read_parquet(file)
        self.assert_names(table.columns)
        self.assert_rows(table.itertuples(index=False))
        self.assert_rows(duckdb.sql(f"FROM '{file}'").fetchall())

    def test_empty_cells_are_null(self):
        table = pandas.read_parquet(self.export("b.parquet", "--format", "parquet", "--missing", "empty"))
        blank = [why for _, _, _, answers in self.stored for why in [expected.why_not(answers, "people")]]
        self.assertEqual(list(table["people"].isna()), [why is not None for why in blank])
        self.assertIn("-9", list(table["words"]), "there is nothing to be mistaken for")

    def test_xlsx(self):
        book = openpyxl.load_workbook(self.export("a.xlsx", "--format", "xlsx"), read_only=True)
        sheet = book["Responses"].iter_rows(values_only=True)
        self.assert_names(next(sheet))
        # The format's own way to write an underscore that would begin a code; Excel reads it back, this library does not.
        self.assert_rows([unescape(cell) if isinstance(cell, str) else cell for cell in row] for row in sheet)
        kinds = {cell.data_type for row in book["Responses"].iter_rows() for cell in row}
        self.assertNotIn("f", kinds, "no cell is a formula")
        self.assertEqual(next(book["Codebook"].iter_rows(values_only=True))[0], "name")

    def test_sav(self):
        table, about = pyreadstat.read_sav(self.export("a.sav", "--format", "sav"), user_missing=True)
        self.assert_names(table.columns)
        self.assert_rows(table.itertuples(index=False), numbers=True)
        self.assertEqual(about.variable_value_labels["role"], {
            1: "Yes", 2: "No", 97: "I am not sure",
            -1: "Not asked", -2: "Not reached", -7: "Withheld", -9: "Seen and not answered",
        })
        self.assertEqual(about.missing_ranges["role"], [{"lo": -9, "hi": -1}])
        self.assertEqual(about.missing_ranges["temperature"], [{"lo": expected.FAR - 9, "hi": expected.FAR - 1}])
        self.assertEqual(about.column_names_to_labels["trust__us"], "How far do you trust these? – Us")
        self.assertEqual(about.variable_measure["trust__us"], "ordinal")
        (options,) = about.mr_sets.values()
        self.assertEqual((options["counted_value"], len(options["variable_list"])), (1, 4))
        without, _ = pyreadstat.read_sav(self.folder / "a.sav")
        self.assertEqual(list(without["people"].isna()), [row[13] < 0 for row in expected.rows(self.stored)])

    def test_labels_and_both(self):
        table = pandas.read_csv(self.export("e.csv", "--values", "both"), dtype=str, keep_default_na=False)
        many = expected.LABELS["many"]
        for (_, _, _, answers), (_, row) in zip(self.stored, table.iterrows(), strict=True):
            role = answers.get("role")
            self.assertEqual((row["role"], row["role__label"]),
                             (role, expected.LABELS["role"][role]) if role else ("-9", "Seen and not answered"))
            if answers.get(MANY):
                (label,) = [name for name in table.columns if name.startswith("a_name") and row[name] == "; ".join(many[code] for code in answers[MANY])]
                self.assertNotEqual(label, "a_name_of_two_and_thirty_letters")

    def test_long_layout(self):
        file = self.export("f.csv", "--layout", "long", "--values", "both")
        table = pandas.read_csv(file, dtype=str, keep_default_na=False)
        variables = {variable for _, variable, _ in expected.COLUMNS}
        by_response = dict(list(table.groupby("response_id")))
        for id, _, _, answers in self.stored:
            rows = by_response[id]
            self.assertEqual(set(rows["variable"]), variables)
            ticked = rows[rows["variable"] == MANY]
            self.assertEqual(list(ticked["value"]), answers.get(MANY) or [expected.cell(answers, MANY, "list")])
            (temperature,) = rows[rows["variable"] == "temperature"]["value"]
            self.assertEqual(float(temperature), expected.cell(answers, "temperature", "far number"))
            (trust,) = rows[rows["variable"] == "trust.us"]["label"]
            if answers.get("trust.us"):
                self.assertEqual(trust, expected.LABELS["trust"][answers["trust.us"]])

    def test_one_column_for_each_option_or_one_for_all(self):
        columns = pandas.read_csv(self.export("g.csv", "--multi", "columns")).columns
        self.assertNotIn("a_name_of_two_and_thirty_letters", columns)
        alone = pandas.read_csv(self.export("h.csv", "--multi", "list")).columns
        self.assertEqual(len(alone), len(columns) + 1 - 4)

    def test_what_a_format_cannot_hold_is_refused_by_name(self):
        data = self.folder / "long"
        submit(data, "exports", [{"role": "yes", "words": LONG}])
        for options in [["--format", "csv"], ["--format", "ndjson"], ["--format", "parquet"]]:
            file = self.export(f"long.{options[1]}", *options, data=data)
            table = duckdb.sql(f"SELECT words FROM '{file}'" if options[1] == "parquet" else
                               f"SELECT words FROM read_{options[1].replace('nd', '')}('{file}')" if options[1] == "ndjson" else
                               f"SELECT words FROM read_csv('{file}', max_line_size = 400000)")
            self.assertEqual(table.fetchall(), [(LONG,)])
        for kind, unit in [("xlsx", "characters"), ("sav", "bytes")]:
            file = self.folder / f"long.{kind}"
            where = ["--data", data, "--surveys", SURVEYS, "--survey", "exports"]
            refused = run("export", *where, "--format", kind, "--output", file)
            self.assertNotEqual(refused.returncode, 0)
            self.assertIn("`words` holds a text of 100000 " + unit, refused.stderr)
            self.assertFalse(file.exists(), "half a file is no file")
            self.export(f"short.{kind}", "--format", kind, "--column", "role", data=data)

    def bundle(self):
        folder = self.folder / "bundle"
        if not folder.exists():
            with zipfile.ZipFile(self.export("a.zip", "--format", "zip")) as bundle:
                self.assertIsNone(bundle.testzip())
                bundle.extractall(folder)
        return folder

    def test_bundle_manifest(self):
        folder = self.bundle()
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        self.assertEqual((manifest["rows"], manifest["disclosure"]), (len(ANSWERS), "exact"))
        files = {file["name"]: file for file in manifest["files"]}
        self.assertEqual(set(files) | {"manifest.json"}, {path.name for path in folder.iterdir()})
        for name, file in files.items():
            content = (folder / name).read_bytes()
            self.assertEqual((file["bytes"], file["sha256"]), (len(content), hashlib.sha256(content).hexdigest()))

    def test_bundle_is_valid_csv_on_the_web(self):
        table = csvw.CSVW(str(self.bundle() / "responses.csv"))
        self.assertTrue(table.is_valid)
        self.assertEqual(len(list(table.tables[0].iterdicts())), len(ANSWERS))

    def test_csvw_validator_sees_mistakes(self):
        folder = self.folder / "broken"
        shutil.copytree(self.bundle(), folder)
        metadata = folder / "responses.csv-metadata.json"
        metadata.write_text(metadata.read_text("utf-8").replace('"datatype": "number"', '"datatype": "date"'), "utf-8")
        self.assertFalse(csvw.CSVW(str(folder / "responses.csv")).is_valid)

    def test_bundle_codebook_is_ddi(self):
        document = etree.parse(self.bundle() / "codebook.xml")
        schema = os.environ.get("DDI_CODEBOOK_XSD")
        if schema:
            etree.XMLSchema(etree.parse(schema)).assertValid(document)
        name = lambda tag: f"{{ddi:codebook:2_5}}{tag}"
        order = ["labl", "qstn", "invalrng", "catgry", "varFormat", "notes"]
        variables = list(document.iter(name("var")))
        self.assertEqual(len(variables), 3 + len(expected.COLUMNS))
        for variable in variables:
            tags = [etree.QName(child).localname for child in variable]
            self.assertEqual(tags, sorted(tags, key=order.index), "in the order of the schema")
        (role,) = [variable for variable in variables if variable.get("name") == "role"]
        categories = {category.findtext(name("catValu")): category for category in role.iter(name("catgry"))}
        self.assertEqual(set(categories), {"1", "2", "97", "-1", "-2", "-7", "-9"})
        self.assertEqual([code for code in categories if categories[code].get("missing") == "Y"], ["97", "-1", "-2", "-7", "-9"])

    @unittest.skipUnless(shutil.which("Rscript"), "R is not installed")
    def test_bundle_in_r(self):
        program = """
            source("import.R", encoding = "UTF-8")
            cat(nrow(responses), sum(responses$people == -9), attr(responses$role, "labels")[["Not asked"]],
                max(nchar(responses$words)), attr(responses$words, "label"), sep = "|")
        """
        said = subprocess.run(["Rscript", "--vanilla", "-e", program], cwd=self.bundle(), capture_output=True,
                              encoding="utf-8", env={**os.environ, "LC_ALL": "C.UTF-8"})
        self.assertEqual(said.returncode, 0, said.stderr)
        rows = list(expected.rows(self.stored))
        blank = sum(row[13] == -9 for row in rows)
        label = 'What do you want to say, in "your own words", with 50% more <emphasis> & more?'
        self.assertEqual(said.stdout, f"{len(rows)}|{blank}|-1|{max(len(row[4]) for row in rows)}|{label}")


if __name__ == "__main__":
    unittest.main()
