#!/usr/bin/env python3
"""Checks the proof of a random draw (抽取证明核验). Python 3.8 or newer, nothing else.

    python3 verify_draw.py PROOF.json [--commitment HEX] [--register REGISTER.json]

--commitment  the commitment as it was published before the draw and noted down then
--register    a copy of the public register (/api/portal/draws): finds attempts that the proof leaves out

Prints OK, or what is wrong; exit code 0 or 1. A file that ends in .jsonl holds a proof on each line.
What each check means, and what it cannot show: README.md beside this file.
"""
import argparse
import hashlib
import json
import re
import sys
from datetime import datetime, timezone
from decimal import ROUND_CEILING, Decimal

FORMAT = "jianguan-draw-proof-1"
ALGORITHM = "sha256-rejection-1"
KEYS = ("jianguan-draw algorithm number previous record attempt reason at by source source-name source-round known-at "
        "parties word secret-hash rules wanted pool exclusions officers-each officers-rule officers "
        "officer-exclusions").split()
HEAVIEST = 100
POOL_LINES = re.compile(r"(?:[1-9][0-9]*(?:\*[1-9][0-9]*)?\n)*")


class Wrong(Exception):
    """Something that cannot even be read."""


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def instant(text):
    found = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(\.\d+)?(Z|[+-]\d\d:\d\d)", text or "")
    if not found:
        raise Wrong(f"时间无法识别 (not a time): {text!r}")
    fraction = (found[2] or ".0")[:7].ljust(7, "0")
    seconds = found[1] if found[1].count(":") == 2 else found[1] + ":00"
    return datetime.fromisoformat(seconds + fraction + found[3].replace("Z", "+00:00")).astimezone(timezone.utc)


class Chance:
    """Numbers that follow from a seed: blocks of SHA-256 over a key and a counter, four numbers of 64 bits each."""

    def __init__(self, seed, use):
        self.key = hashlib.sha256(f"{seed} {use}".encode("utf-8")).digest()
        self.blocks = 0
        self.ready = []

    def below(self, bound):
        limit = 2**64 - 2**64 % bound
        while True:
            if not self.ready:
                block = hashlib.sha256(self.key + self.blocks.to_bytes(8, "big")).digest()
                self.blocks += 1
                self.ready = [int.from_bytes(block[i:i + 8], "big") for i in (24, 16, 8, 0)]
            number = self.ready.pop()
            if number < limit:
                return number % bound


def strata_of(text):
    """[(name, ids, weights or None)]; the text must be in its one form, or the same hash could mean two pools."""
    strata = []
    heads = list(re.finditer(r"^\[([^\n]*)\]\n", text, re.M))
    if text and (not heads or heads[0].start() != 0):
        raise Wrong("候选名单格式不对 (the pool is not in its form)")
    for head, following in zip(heads, heads[1:] + [None]):
        body = text[head.end():following.start() if following else len(text)]
        if not POOL_LINES.fullmatch(body):
            raise Wrong("候选名单格式不对 (the pool is not in its form)")
        weights = None
        if "*" in body:
            pairs = [line.partition("*") for line in body.split()]
            ids = [int(pair[0]) for pair in pairs]
            weights = [int(pair[2] or 1) for pair in pairs]
            if max(weights) > HEAVIEST or any(pair[2] == "1" for pair in pairs):
                raise Wrong("候选名单权重不对 (weights must be 1 to 100, and 1 is not written)")
        else:
            ids = list(map(int, body.split()))
        if any(map(int.__ge__, ids, ids[1:])):
            raise Wrong("候选名单未按编号排列 (ids are not ascending)")
        strata.append((head[1], ids, weights))
    names = [name.encode("utf-8") for name, _, _ in strata]
    if any(a >= b for a, b in zip(names, names[1:])):
        raise Wrong("分层未按名称排列 (strata are not ascending)")
    return strata


def draw_subjects(strata, wanted, chance):
    """Shares by largest remainder; within a stratum one after the other, by weight."""
    size = sum(len(ids) for _, ids, _ in strata)
    if not 0 <= wanted <= size:
        raise Wrong("应抽数量多于候选名单 (more are wanted than there are in the pool)")
    if size == 0:
        return []
    shares = [wanted * len(ids) // size for _, ids, _ in strata]
    rests = [wanted * len(ids) % size for _, ids, _ in strata]
    for i in sorted(range(len(strata)), key=lambda i: (-rests[i], i))[:wanted - sum(shares)]:
        shares[i] += 1
    drawn = []
    for (_, ids, weights), share in zip(strata, shares):
        heaviest = max(weights) if weights else 1
        moved = {}  # places whose holder changed: who was drawn changes places with the last
        for left in range(len(ids), len(ids) - share, -1):
            while True:
                at = chance.below(left)
                place = moved.get(at, at)
                if heaviest == 1 or chance.below(heaviest) < weights[place]:
                    break
            drawn.append(ids[place])
            moved[at] = moved.get(left - 1, left - 1)
    return drawn


def draw_officers(subjects, officers, each, balanced, mixed, chance):
    load = {officer["id"]: officer["load"] for officer in officers}
    pairs = []
    for subject in subjects:
        able = [officer for officer in officers if subject not in officer["recusals"]]
        pair = []
        while len(pair) < each:
            choice = able
            if mixed and len(pair) == each - 1 and len({officer["group"] for officer in pair}) == 1:
                choice = [officer for officer in choice if officer["group"] != pair[0]["group"]]
            if balanced and choice:
                least = min(load[officer["id"]] for officer in choice)
                choice = [officer for officer in choice if load[officer["id"]] == least]
            if not choice:
                pair = []
                break
            chosen = choice[chance.below(len(choice))]
            pair.append(chosen)
            able = [officer for officer in able if officer is not chosen]
        for officer in pair:
            load[officer["id"]] += 1
        pairs.append([officer["id"] for officer in pair])
    return pairs


def officers_of(text):
    officers = []
    for line in text.split("\n")[:-1]:
        number, account, group, load, recusals = line.split("\t")
        officers.append({"id": int(number), "account": account, "group": group, "load": int(load),
                         "recusals": {int(one) for one in recusals.split(",") if one}})
    ids = [officer["id"] for officer in officers]
    if any(a >= b for a, b in zip(ids, ids[1:])):
        raise Wrong("执法人员未按编号排列 (officers are not ascending)")
    return officers


def statement_of(attempt):
    lines = (attempt["statement"] or "").split("\n")
    if not attempt["statement"] or lines.pop() != "" or [line.partition(" ")[0] for line in lines] != KEYS:
        raise Wrong("没有有效的抽取承诺 (there is no commitment in its form; it proves nothing)")
    said = {key: value for key, _, value in (line.partition(" ") for line in lines)}
    return {key: None if value == "-" else value for key, value in said.items()}


def counted(text):
    return f"{sha256(text)} {text.count(chr(10))}"


def wanted_of(rules, size):
    asked = rules.get("subjects", {})
    if asked.get("count") is not None:
        return max(0, min(int(asked["count"]), size))
    if asked.get("ratio") is not None:
        share = Decimal(str(asked["ratio"])) * size / 100
        return min(int(share.to_integral_value(ROUND_CEILING)), size)
    return 0


class Check:
    """One attempt."""

    def __init__(self, attempt, position, open_, problem, note):
        self.attempt, self.position, self.open = attempt, position, open_
        self.problem = lambda what: problem(f"第 {position} 次抽取 (attempt {position}): {what}")
        self.note = lambda what: note(f"第 {position} 次抽取 (attempt {position}): {what}")

    def require(self, holds, what):
        if not holds:
            self.problem(what)

    def run(self, proof):
        attempt = self.attempt
        said = statement_of(attempt)
        self.require(sha256(attempt["statement"]) == attempt["commitment"],
                     "承诺原文与承诺值不符 (the statement is not what the commitment is of)")
        self.require(said["jianguan-draw"] == "1" and said["algorithm"] == ALGORITHM,
                     "算法未知 (unknown algorithm)")
        self.require(said["record"] == f"{proof['registry']} {proof['record']}",
                     "承诺属于另一条记录 (the commitment is of another record)")
        self.require(said["attempt"] == str(self.position),
                     f"承诺写明是第 {said['attempt']} 次，之前的抽取被隐去 (attempts before it are left out)")
        self.require(said["reason"] is not None or self.position == 1, "重新抽取没有理由 (drawn again without a reason)")
        self.lists(said)
        if attempt["state"] == "drawn":
            self.drawn(said)
        else:
            self.require(not attempt["result"] and not attempt["seed"], "未抽取却有结果 (a result without a draw)")
            self.note(f"已承诺而未抽取，状态 {attempt['state']} (committed, not drawn)")
        return said

    def lists(self, said):
        attempt = self.attempt
        self.require(sha256(attempt["rules"]) == said["rules"], "规则与承诺不符 (the rules are not those committed to)")
        strata = strata_of(attempt["pool"])
        size = sum(len(ids) for _, ids, _ in strata)
        self.require(f"{sha256(attempt['pool'])} {size}" == said["pool"],
                     "候选名单或权重与承诺不符 (pool or weights are not those committed to)")
        self.require(counted(attempt["exclusions"]) == said["exclusions"],
                     "排除名单与承诺不符 (the exclusions are not those committed to)")
        if self.open:
            self.note("公开的证明不含执法人员，其名单只以校验值列在承诺中，未核验 "
                      "(a public proof is without officers: their lists are in it by their hashes alone, not checked)")
        else:
            self.require(counted(attempt["officers"]) == said["officers"],
                         "执法人员名单与承诺不符 (the officers are not those committed to)")
            self.require(counted(attempt["officerExclusions"]) == said["officer-exclusions"],
                         "执法人员排除名单与承诺不符 (the excluded officers are not those committed to)")
        ids = set()
        for _, members, _ in strata:
            ids.update(members)
        self.require(len(ids) == size, "候选名单有重复 (somebody is in the pool twice)")
        lines = attempt["exclusions"].split("\n")[:-1]
        self.require(all(line.partition("\t")[2] for line in lines), "排除没有理由 (an exclusion without a reason)")
        self.require(not ids.intersection(int(line.partition("\t")[0]) for line in lines),
                     "同一对象既在候选又被排除 (somebody is both in the pool and excluded)")
        rules = json.loads(attempt["rules"], parse_float=Decimal)
        self.require(int(said["wanted"]) == wanted_of(rules, size),
                     "应抽数量与规则不符 (the number wanted does not follow from the rules)")
        self.require(int(said["officers-each"]) >= 2, "每户执法人员不足两人 (fewer than two officers each)")

    def drawn(self, said):
        attempt = self.attempt
        self.require(sha256(attempt["secret"]) == said["secret-hash"],
                     "公开的服务器随机数与承诺不符 (the server's secret is not the one committed to)")
        values = self.values(said)
        self.require(attempt["values"] == values, "种子所用的值与登记的值不符 (the seed is not of the values given)")
        seed = sha256(f"jianguan-seed 1\n{attempt['commitment']}\n" + "\n".join(values) + "\n")
        self.require(attempt["seed"] == seed, "种子不符 (the seed does not follow from commitment and values)")
        committed, drawn = instant(said["at"]), instant(attempt["drawnAt"])
        self.require(committed <= drawn, "抽取早于承诺 (drawn before it was committed to)")
        self.require(all(committed <= instant(entry["at"]) <= drawn for entry in attempt["entries"]),
                     "登记时间不在承诺与抽取之间 (a value was not given between commitment and draw)")
        subjects = draw_subjects(strata_of(attempt["pool"]), int(said["wanted"]), Chance(seed, "subjects"))
        expected = [f"{subject}\n" for subject in subjects] if self.open else self.lots(said, seed, subjects)
        given = attempt["result"].splitlines(keepends=True)
        if expected != given:
            at = next((i for i, (a, b) in enumerate(zip(expected, given)) if a != b), min(len(expected), len(given)))
            self.problem(f"结果不符，自第 {at + 1} 行起 (the result is another one, from line {at + 1} on)")

    def lots(self, said, seed, subjects):
        """The result's lines, each subject with its officers."""
        attempt = self.attempt
        pairs = draw_officers(subjects, officers_of(attempt["officers"]), int(said["officers-each"]),
                              said["officers-rule"].startswith("balanced"), said["officers-rule"].endswith("mixed"),
                              Chance(seed, "officers"))
        return [f"{subject}\t{','.join(map(str, pair))}\n" for subject, pair in zip(subjects, pairs)]

    def values(self, said):
        """The seed's lines as they follow from what was given, in its order."""
        server = "server " + self.attempt["secret"]
        entries = self.attempt["entries"]
        parties = (said["parties"] or "").split()
        self.require(all(entry["username"] in parties for entry in entries),
                     "登记人不是见证人 (a value was given by somebody who is no party)")
        latest = {entry["username"]: entry["content"] for entry in entries if entry["kind"] == "value"}
        if said["source"] == "server":
            self.note("随机源只有服务器：证明结果由所列名单和种子得出，不能证明只抽取过一次 "
                      "(the server was the only source: this does not show that it was drawn only once)")
            return [server] + (["word " + said["word"]] if said["word"] else [])
        if said["source"] == "public":
            self.public(said, entries)
            agreed = [value for value in latest.values() if list(latest.values()).count(value) >= 2]
            self.require(agreed, "公开值未经两人一致登记 (no two parties gave the same public value)")
            return [server, "public " + (agreed[0] if agreed else "")]
        self.parties(parties, entries, latest)
        return [server] + [f"party {party} {latest[party]}" for party in sorted(latest)]

    def public(self, said, entries):
        known = instant(said["known-at"])
        self.require(instant(said["at"]) < known, "承诺晚于公开值公布 (committed when the public value was known)")
        self.require(all(instant(entry["at"]) >= known for entry in entries),
                     "公开值在公布之前登记 (a public value was entered before it was known)")
        self.note(f"请自行核对公开值 (compare the public value yourself): {said['source-name']} {said['source-round']}")

    def parties(self, parties, entries, latest):
        seals = {entry["username"]: entry for entry in entries if entry["kind"] == "seal"}
        self.require(len([entry for entry in entries if entry["kind"] == "seal"]) == len(seals),
                     "封存值被更换 (a seal was exchanged)")
        self.require(set(seals) == set(parties) == set(latest), "有见证人未封存或未公开 (a party is missing)")
        self.require(all(sha256(f"{party} {value}") == seals[party]["content"]
                         for party, value in latest.items() if party in seals),
                     "公开的值与封存不符 (a value is not the one that was sealed)")
        sealed = [instant(entry["at"]) for entry in seals.values()]
        self.require(all(instant(entry["at"]) >= max(sealed) for entry in entries if entry["kind"] == "value"),
                     "有人在全部封存之前公开 (a value was revealed before all were sealed)")


def verify(proof, commitment=None, register=None):
    """(problems, notes)"""
    problems, notes = [], []
    try:
        if proof.get("format") != FORMAT:
            raise Wrong("不是抽取证明 (this is no proof of a draw)")
        if not proof["attempts"]:
            raise Wrong("没有任何抽取 (there is no attempt)")
        # older proofs say nothing of it: they are whole
        open_ = proof.get("scope", "whole") == "public"
        said = []
        for position, attempt in enumerate(proof["attempts"], 1):
            said.append(Check(attempt, position, open_, problems.append, notes.append).run(proof))
        for earlier, later in zip(said, said[1:]):
            if int(earlier["number"]) >= int(later["number"]) or instant(earlier["at"]) > instant(later["at"]):
                problems.append("各次抽取先后颠倒 (attempts are out of order)")
        if any(attempt["state"] == "committed" for attempt in proof["attempts"][:-1]):
            problems.append("前一次抽取悬而未决 (an earlier attempt was left open)")
        commitments = [attempt["commitment"] for attempt in proof["attempts"]]
        if commitment and commitment.strip().lower() not in commitments:
            problems.append("所记录的承诺不在证明中：抽取被替换 (the commitment noted down is not in the proof)")
        if register is not None:
            against(register, proof, said, problems)
        if proof.get("names"):
            notes.append("名称供人阅读，不在核验范围内，以编号为准 (names are not part of what is checked: ids are)")
    except Wrong as wrong:
        problems.append(str(wrong))
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as broken:
        problems.append(f"证明文件残缺 (the proof cannot be read): {broken!r}")
    return problems, notes


def against(register, proof, said, problems):
    rows = {row["number"]: row for row in register}
    record = f"{proof['registry']} {proof['record']}"
    commitments = {attempt["commitment"] for attempt in proof["attempts"]}
    if {row["commitment"] for row in register if row["record"] == record} - commitments:
        problems.append("登记簿中有未列入证明的抽取：有抽取被隐去 (the register has an attempt that the proof leaves out)")
    for attempt, words in zip(proof["attempts"], said):
        number = int(words["number"])
        if rows.get(number, {}).get("commitment") != attempt["commitment"]:
            problems.append(f"登记簿第 {number} 号不是此承诺 (the register has another commitment as no. {number})")
        if number - 1 in rows and rows[number - 1]["commitment"] != words["previous"]:
            problems.append(f"登记簿第 {number - 1} 号被替换 (no. {number - 1} of the register was exchanged)")


def proofs_in(name):
    with open(name, encoding="utf-8") as file:
        if name.endswith(".jsonl"):
            yield from (json.loads(line) for line in file)
        else:
            yield json.load(file)


def main():
    parser = argparse.ArgumentParser(description="Checks the proof of a random draw.")
    parser.add_argument("proof", nargs="+")
    parser.add_argument("--commitment")
    parser.add_argument("--register")
    options = parser.parse_args()
    register = None
    if options.register:
        register = next(proofs_in(options.register))
        register = register.get("rows", register) if isinstance(register, dict) else register
    checked, failed = 0, 0
    for name in options.proof:
        for proof in proofs_in(name):
            problems, notes = verify(proof, options.commitment, register)
            checked += 1
            failed += bool(problems)
            if not name.endswith(".jsonl"):
                for note in notes:
                    print("注意 (note)", note)
            for problem in problems:
                print("不符 (wrong)", problem)
    print(f"OK 核验通过 ({checked})" if not failed else f"NOT OK 核验不通过 ({failed}/{checked})")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
