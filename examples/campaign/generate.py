#!/usr/bin/env python3
"""Writes the example campaign next to itself: python3 generate.py. The same bytes at every run."""
import hashlib
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from parts import people, post, records, surveys  # noqa: E402
from parts.common import Chance, write_bytes  # noqa: E402


def main():
    firms = people.manufacturers()
    studios = people.creatives()
    surveys.avm_survey(Chance(20250908), firms)
    surveys.cci_survey(Chance(20250915), studios)
    attended = records.write_all(Chance(20250925), firms, studios)
    post.post_survey(Chance(20260615), firms, studios, attended)
    write_bytes("campaign.key", hashlib.sha256(b"A demo key of an invented campaign; never use it for real people.").digest())
    os.chmod(os.path.join(os.path.dirname(os.path.abspath(__file__)), "campaign.key"), 0o600)


if __name__ == "__main__":
    main()
