#!/usr/bin/env python3
"""docs.py [--write]: holds the documents against the tools.

1. What is made from tables in the code stands as made: option blocks of man pages, completions, the field tables of
   coco-formats(5), the catalogue of coco-kpi(7). With --write they are rewritten instead.
2. Every command in README.md, examples/README.md and the EXAMPLES sections of the man pages runs, in one scratch copy of
   examples/ a document. Fences: ```sh runs and must exit 0; ```console has lines `$ command` (continued by a trailing \\)
   and below each the output that must come, where a line of three dots stands for any lines. Other fences are not run.
   In a man page the lines `.Dl $ command` and the lines `$ command` of literal displays under EXAMPLES are run.
"""
import json, os, re, subprocess, sys, shutil
from pathlib import Path

top = Path(__file__).resolve().parent.parent
os.chdir(top)
bin_ = (top / os.environ.get("BIN", "build/bin")).resolve()
out = (top / os.environ.get("OUT", "build/release")).resolve()
write = "--write" in sys.argv
passed, failed = 0, 0


def report(ok, what, detail=""):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print(f"docs: {what}\n{detail}".rstrip())


def tool(*argv):
    return subprocess.run([str(bin_ / argv[0]), *argv[1:]], capture_output=True, text=True, check=True).stdout


def held(path, text, want):
    if write:
        if text != want:
            path.write_text(want)
            print(f"docs: rewrote {path.relative_to(top)}")
    else:
        report(text == want, f"{path.relative_to(top)} is not what the tables make; run `make docs`")


def between(path, name, made):
    text = path.read_text()
    begin, end = f'.\\" {name} begin\n', f'.\\" {name} end\n'
    if begin not in text or end not in text:
        report(False, f"{path.relative_to(top)} lacks the markers of `{name}`")
        return
    head, rest = text.split(begin, 1)
    _, tail = rest.split(end, 1)
    held(path, text, head + begin + made.rstrip("\n") + "\n" + end + tail)


tools = sorted(p.stem for p in (top / "cmd").glob("coco-*.c"))
for t in tools:
    man = top / "cmd" / f"{t}.1"
    if not man.exists():
        report(False, f"cmd/{t}.1 is missing")
        continue
    between(man, "options", tool(t, "--help=man"))
    for shell, name in (("bash", f"{t}.bash"), ("zsh", f"_{t}"), ("fish", f"{t}.fish")):
        p = top / "completions" / name
        held(p, p.read_text() if p.exists() else "", tool(t, f"--help={shell}"))
formats = top / "cmd" / "coco-formats.5"
if formats.exists():
    between(formats, "fields", subprocess.run([str(out / "formats"), "fields"], capture_output=True, text=True, check=True).stdout)


def catalogue():
    """coco-report's KPIs in mdoc: a subsection a section, an item a KPI."""
    text = lambda s: re.sub(r"(?m)^([.'])", r"\\&\1", s.replace("\\", "\\e").replace(". ", ".\n"))
    made, section = [], None
    for line in tool("coco-report", "--list", "--format=json").splitlines():
        kpi = json.loads(tool("coco-report", f"--explain={json.loads(line.strip('[],'))['id']}", "--format=json"))
        if kpi["section"] != section:
            made += [".El"] if section else []
            section = kpi["section"]
            made += [f".Ss {section}", ".Bl -tag -width Ds"]
        made += [f".It Cm {kpi['id']}", text(f"{kpi['title']}: {kpi['question']}"), ".br", text(kpi["formula"] + ".")]
        made += [".br", text(f"Unit {kpi['unit']}; method {kpi['method']}; counts {kpi['counts']}; minimum n {kpi['min_n']}; profiles {kpi['profiles']}; version {kpi['version']}; from {'all records' if kpi['records'] == '*' else kpi['records']}" + (f"; by {kpi['by']}" if kpi["by"] else "") + ".")]
    return "\n".join(made + [".El"])


between(top / "cmd" / "coco-kpi.7", "kpis", catalogue())
if write:
    sys.exit(0)


def blocks_of_markdown(path):
    lang, body = None, []
    for line in path.read_text().splitlines():
        m = re.match(r"^\s*```\s*(\S*)", line)
        if m and lang is None:
            lang, body = m.group(1) or "text", []
        elif m:
            if lang == "sh":
                yield "\n".join(body), None
            elif lang == "console":
                yield from console(body)
            lang = None
        elif lang is not None:
            body.append(line)


def console(lines):
    cmd, want, open_ = None, [], False
    for line in lines:
        if open_:
            cmd += "\n" + line
            open_ = line.endswith("\\")
        elif line.startswith("$ "):
            if cmd is not None:
                yield cmd, want
            cmd, want = line[2:], []
            open_ = cmd.endswith("\\")
        else:
            want.append(line)
    if cmd is not None:
        yield cmd, want


def blocks_of_man(path):
    section, literal, body = None, False, []
    for line in path.read_text().splitlines():
        if line.startswith(".Sh "):
            section = line[4:].strip()
        elif section == "EXAMPLES":
            if line.startswith(".Bd -literal"):
                literal, body = True, []
            elif line.startswith(".Ed") and literal:
                literal = False
                text = [b.replace("\\e", "\\").replace("\\(aq", "'").replace("\\-", "-").replace("\\&", "") for b in body]
                for cmd, _ in console(text):
                    yield cmd, None
            elif literal:
                body.append(line)
            elif line.startswith(".Dl $ "):
                yield line[6:].replace("\\e", "\\").replace("\\(aq", "'").replace("\\-", "-").replace("\\&", ""), None


def matches(got, want):
    """Does `got` have the lines of `want`, where a line `...` or `…` stands for any lines?"""
    if not want:
        return not got
    if want[0].strip() in ("...", "…"):
        return any(matches(got[i:], want[1:]) for i in range(len(got) + 1))
    return bool(got) and got[0].rstrip() == want[0].rstrip() and matches(got[1:], want[1:])


env = dict(os.environ, PATH=f"{bin_}:{os.environ['PATH']}", LC_ALL="C.UTF-8")
for k in ("COCO_KEY_FILE", "SOURCE_DATE_EPOCH", "NO_COLOR"):
    env.pop(k, None)
documents = [(top / "README.md", blocks_of_markdown), (top / "examples" / "README.md", blocks_of_markdown)]
documents += [(p, blocks_of_man) for p in sorted((top / "cmd").glob("*.[157]"))]
for path, blocks in documents:
    if not path.exists():
        report(False, f"{path.relative_to(top)} is missing")
        continue
    scratch = out / "docs" / path.name
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(top / "examples", scratch)
    for cmd, want in blocks(path):
        # A command in a document may stand for a long one; ten minutes is a hang, not a slow test.
        r = subprocess.run(["bash", "-o", "pipefail", "-c", cmd], cwd=scratch, env=env, text=True, stdin=subprocess.DEVNULL,
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600)
        where = f"{path.relative_to(top)}: {cmd}"
        if want is None:
            report(r.returncode == 0, f"{where}\n  exit {r.returncode}", r.stdout[-800:])
        else:
            want_rc = 0
            if want and re.fullmatch(r"\(exit \d+\)", want[-1].strip()):
                want_rc, want = int(re.findall(r"\d+", want[-1])[0]), want[:-1]
            got = r.stdout.splitlines()
            report(r.returncode == want_rc and matches(got, want), f"{where}\n  exit {r.returncode}; its output is", "\n".join(got[:30]))
(out / "results").mkdir(parents=True, exist_ok=True)
(out / "results" / "docs").write_text(f"{passed} {failed} 0\n")
print(f"docs: {passed} passed, {failed} failed")
sys.exit(failed > 0)
