"""Checks the structure of a report, on standard input: well-formed HTML that names nothing outside itself,
with one block of data for each upload. Prints the uploads' files as JSON."""
import base64
import html.parser
import json
import sys


class Report(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.elements, self.uploads, self.open, self.block = [], [], [], None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.elements.append(tag)
        for name in ("src", "href", "srcset", "style", "action", "data", "background"):
            assert name not in attributes, f"{tag} has {name}"
        assert not any(name.startswith("on") for name in attributes), f"{tag} has a handler"
        assert attributes.get("http-equiv", "Content-Security-Policy") == "Content-Security-Policy"
        if tag not in ("meta", "input"):
            self.open.append(tag)
        if tag == "script":
            self.block = [attributes.get("class"), ""]

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-1:]}"
        self.open.pop()
        if tag == "script":
            kind, text = self.block
            self.block = None
            if kind == "upload":
                self.uploads.append(json.loads(text))
                self.uploads[-1]["pictures"] = 0
            elif kind == "picture":
                assert base64.b64decode(text, validate=True).startswith(b"\xff\xd8"), "no JPEG"
                self.uploads[-1]["pictures"] += 1

    def handle_data(self, data):
        if self.block is not None:
            self.block[1] += data


report = Report()
report.feed(sys.stdin.read())
report.close()
assert report.open == ["html", "body"], report.open  # The page stays open for more.
assert "img" not in report.elements and "link" not in report.elements and "iframe" not in report.elements
for upload in report.uploads:
    assert upload["pictures"] == len(upload["pages"]), "a picture for each page"
    assert upload["outcome"]["schema"] == "docintake.outcome/1"
    if upload["thumbnail"]:
        assert base64.b64decode(upload["thumbnail"], validate=True).startswith(b"\xff\xd8")
print(json.dumps([[upload["outcome"]["file"], upload["pictures"]] for upload in report.uploads], ensure_ascii=False))
