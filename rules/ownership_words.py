"""How is what an ownership test found said in plain words? Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.records.ownership import Answer, Chain, Holding
from rules.catalogue import OwnershipTest
from rules.ownership_facts import MOST, Facts, Stake, chains, key

Blocked = dict[str, frozenset[str]]
"""Who counts as listed, owned or controlled, with the listed parties behind each."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What the shares of listed parties in the body come to."""

    answer: Answer
    stakes: tuple[Stake, ...]
    """Those that decide it."""
    least: float
    """Per cent that count for certain, of those that are added."""
    most: float
    """Per cent that may count, of those that are added."""
    is_split: bool
    """Whether there are stakes that are not added to each other."""
    sure: Blocked
    maybe: Blocked


def owned(facts: Facts, test: OwnershipTest, tally: Tally, *, by_control: bool = False) -> str:
    """Say who has how much of the body, and what the regime asks for."""
    body = facts.printed[facts.body]
    tier = "owned or controlled" if by_control else "owned"
    held = [(_holder(facts, stake, tally, tier), _share(stake)) for stake in tally.stakes]
    match held:
        case [] if paths := chains(facts, facts.above):
            told = _series([_path(one) for one in paths])
            said = f"No share of {body} counts on {facts.on}: {told}"
        case []:
            said = f"No listed party is known to own any of {body} on {facts.on}"
        case [(name, share)]:
            said = f"{name} has {share} of {body}"
        case _:
            said = _series([f"{name} with {share}" for name, share in held])
            said = f"{said} have shares of {body}"
    return f"{said}{_sum(test, tally)}; {_asked(test)}."


def _path(chain: Chain) -> str:
    """Say along a chain who has how much of whom."""
    held = [
        f"{_per_cent(share)} of {name}" if share is not None else f"an unknown share of {name}"
        for name, share in zip(chain.names[1:], chain.shares, strict=True)
    ]
    return f"{chain.names[0]} has {', which has '.join(held)}"


def _holder(facts: Facts, stake: Stake, tally: Tally, tier: str) -> str:
    name = _name(facts, stake.owner, tally, tier)
    through = _series([facts.printed[one] for one in stake.nominees])
    return f"{name} through {through}" if through else name


def _name(facts: Facts, name: str, tally: Tally, tier: str) -> str:
    """Give a party's name; with the listed ones behind it where it isn't one of them."""
    if name in facts.listed:
        return facts.printed[name]
    how = tier if name in tally.sure else f"perhaps {tier}"
    behind = tally.sure.get(name) or tally.maybe[name]
    heads = _series([facts.printed[one] for one in sorted(behind)])
    return f"{facts.printed[name]} ({how} by {heads})"


def _share(stake: Stake) -> str:
    if not stake.is_unknown:
        return _per_cent(stake.known)
    return f"{_per_cent(stake.known)} and more" if stake.known else "an unknown share"


def _sum(test: OwnershipTest, tally: Tally) -> str:
    """Say what the shares come to, where the one share doesn't say it."""
    least, most = _per_cent(tally.least), _per_cent(tally.most)
    is_one, is_known = len(tally.stakes) < 2, least == most
    match tally.answer:
        case Answer.YES:
            said = "" if is_one else f", {least} together"
        case Answer.UNDETERMINED if is_known:
            said = (
                "" if is_one else f", {most} {'the largest' if tally.is_split else 'together'}"
            )
        case Answer.UNDETERMINED:
            said = f", {least} for certain and possibly {most}"
        case Answer.NO if tally.is_split:
            why = "nothing shows that they are held jointly"
            why = why if test.aggregates == "joint" else "those of several owners aren't added"
            said = f", {most} at most for any one, and {why}"
        case Answer.NO if is_known:
            said = "" if is_one else f", {most} together"
        case Answer.NO:
            said = f", {most} at most"
    return f"{said}: undetermined" if tally.answer is Answer.UNDETERMINED else said


def _asked(test: OwnershipTest) -> str:
    if test.at_least is not None:
        return f"the test asks for at least {_per_cent(test.at_least)}"
    if test.more_than is not None:
        return f"the test asks for more than {_per_cent(test.more_than)}"
    return "the resolutions give no figure, and more than 50 % is read as met"


def controlled(facts: Facts, tally: Tally, controllers: Sequence[str]) -> str:
    """Say by what means who controls the body."""
    body, ways = facts.printed[facts.body], facts.controls[facts.body]
    said = []
    for one in controllers:
        name = _name(facts, one, tally, "owned or controlled")
        said.append(f"{name} controls {body}" + (f": {ways[one]}." if ways[one] else "."))
    return _few(said)


def not_controlled(facts: Facts) -> str:
    """Say that nothing shows control."""
    return f"Nothing shows that a listed party controls {facts.printed[facts.body]}."


def remarks(facts: Facts, holdings: Iterable[Holding], since: Mapping[str, date]) -> str:
    """Say what an officer must know besides: shares that can't be right, sales, purchases."""
    return _few([*_overfull(facts), *_changes(facts, holdings, since)])


def _overfull(facts: Facts) -> Iterator[str]:
    for name in (facts.body, *reversed(facts.above)):
        if round(total := facts.total(name), 6) > 100:
            yield (
                f"The known shares of {facts.printed[name]} add up to {_per_cent(total)}, more "
                "than there are: some are wrong or stand there twice."
            )


def _changes(
    facts: Facts, holdings: Iterable[Holding], since: Mapping[str, date]
) -> Iterator[str]:
    """Say which shares of listed parties don't count, because of when they were theirs."""
    bodies = {facts.body, *facts.above}
    for one in holdings:
        listed = since.get(key(one.holder))
        if listed is None or key(one.owned) not in bodies:
            continue
        share = "an unknown share" if one.share is None else _per_cent(one.share)
        what = f"{share} of {one.owned}"
        if one.end is not None and one.end <= facts.on:
            when = "before it was" if one.end < listed else "when it was already"
            day = "" if listed == date.min else f" (on {listed})"
            yield f"{one.holder} sold {what} on {one.end}, {when} listed{day}: not counted."
        elif one.start is not None and one.start > facts.on:
            yield f"{one.holder} has {what} only from {one.start} on: not counted."
        elif listed > facts.on:
            yield f"{one.holder} has {what}, and is listed only from {listed} on: not counted."


def _per_cent(figure: float) -> str:
    return f"{figure:.6f}".rstrip("0").rstrip(".") + " %"


def _series(parts: Sequence[str]) -> str:
    """Name a few things, and how many others there are."""
    if len(parts) > MOST:
        parts = [*parts[:MOST], f"{len(parts) - MOST} more"]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _few(sentences: Sequence[str]) -> str:
    more = len(sentences) - MOST
    return " ".join([*sentences[:MOST], *([f"{more} more remarks."] if more > 0 else [])])
