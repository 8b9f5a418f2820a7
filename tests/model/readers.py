"""CSV and Markdown read back by readers that know nothing of the program: Python's own for CSV, and
GitHub's renderer (the command `cmark-gfm`) and Python's HTML parser for Markdown."""

import csv
import io
import shutil
import subprocess
from html.parser import HTMLParser

CMARK = shutil.which("cmark-gfm")
EXTENSIONS = ["table", "strikethrough", "autolink", "tagfilter", "tasklist"]


def read_csv(text):
    """The header, and each record as a dict; a record of another length is an error."""
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    header = rows[0]
    for row in rows[1:]:
        if len(row) != len(header):
            raise ValueError(f"a record has {len(row)} of {len(header)} fields: {row}")
    return header, [dict(zip(header, row)) for row in rows[1:]]


class Page(HTMLParser):
    """What a reader sees of a rendered page."""

    MARKUP = {"em", "strong", "del", "code", "script", "img", "input", "b"}

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.headings, self.tables, self.links, self.markup, text = [], [], [], [], []
        self.under = []  # for each table the heading that it stands under
        self.checklist = []  # each item with a box: the heading that it stands under, and its text
        self.items = []  # the same of items without a box
        self.begun = []  # of each item that is being read whether it has a box, and where its text begins
        self.text, self.inside = text, None  # `inside`: the list whose last text is being read
        self.feed(html)
        self.close()
        self.text = "".join(text)

    def handle_starttag(self, tag, attributes):
        if tag in ("h1", "h2", "h3"):
            self.inside = self.headings
            self.inside.append("")
        elif tag == "table":
            self.tables.append([])
            self.under.append(self.headings[-1] if self.headings else "")
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.inside = self.tables[-1][-1]
            self.inside.append("")
        elif tag == "a":
            self.links.append(dict(attributes).get("href", ""))
        elif tag in self.MARKUP:
            self.markup.append(tag)
            if tag == "input" and self.begun:
                self.begun[-1][0] = True
        if tag in ("br", "p", "li", "ul"):
            self.handle_data("\n")
        if tag == "li":
            self.begun.append([False, len(self.text)])

    def handle_endtag(self, tag):
        if tag == "li":
            has_box, begin = self.begun.pop()
            under = self.headings[-1] if self.headings else ""
            (self.checklist if has_box else self.items).append((under, "".join(self.text[begin:])))
        if tag in ("td", "th", "h1", "h2", "h3"):
            self.inside = None

    def handle_data(self, data):
        self.text.append(data)
        if self.inside is not None:
            self.inside[-1] += data


def read_markdown(text):
    """The page as GitHub's renderer has it; None where that is not installed."""
    if CMARK is None:
        return None
    command = [CMARK, "--unsafe"]
    for one in EXTENSIONS:
        command += ["--extension", one]
    run = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return Page(run.stdout.decode())
