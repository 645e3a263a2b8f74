#!/usr/bin/python3
"""Validates JSON lines against a JSON Schema: validate_outcomes.py SCHEMA < LINES. Prints how many lines are valid."""
import json
import sys

import jsonschema


def main():
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    valid, wrong = 0, 0
    for number, line in enumerate(sys.stdin, 1):
        errors = list(validator.iter_errors(json.loads(line)))
        for error in errors:
            print(f"line {number}: {error.json_path}: {error.message}", file=sys.stderr)
        valid += not errors
        wrong += bool(errors)
    print(valid)
    sys.exit(1 if wrong else 0)


main()
