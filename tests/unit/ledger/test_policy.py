import pytest

from safe_passage.errors import InvalidInput
from safe_passage.ledger.keys import Algorithm, SigningKey
from safe_passage.ledger.policy import parse_policy, require_sound

LOG = SigningKey("exercise.example/log", Algorithm.ED25519, b"\x01" * 32).verifier


def vkey(number: int, kind: Algorithm = Algorithm.COSIGNATURE_ED25519) -> str:
    return str(SigningKey(f"w{number}.example", kind, bytes([number + 10]) * 32).verifier)


def witnesses(count: int) -> str:
    return "".join(f"witness W{n} {vkey(n)}\n" for n in range(1, count + 1))


def policy_text(threshold: str, count: int) -> bytes:
    members = " ".join(f"W{n}" for n in range(1, count + 1))
    text = f"log {LOG}\n{witnesses(count)}group g {threshold} {members}\nquorum g\n"
    return text.encode()


def test_three_of_four_is_met_by_three() -> None:
    policy = parse_policy(policy_text("3", 4))
    assert policy.logs == (LOG,)
    assert policy.is_met_by({"W1", "W2", "W4"})
    assert not policy.is_met_by({"W1", "W4"})
    assert not policy.is_met_by({"W1", "W4", "W5"})


@pytest.mark.parametrize(
    ("threshold", "count", "colluders"),
    [
        ("2", 3, 0),
        ("3", 4, 1),
        ("4", 5, 2),
        ("5", 7, 2),
        ("any", 3, -1),
        ("all", 3, 2),
        ("1", 1, 0),
    ],
)
def test_a_quorum_tolerates_two_k_minus_n_minus_one_liars(
    threshold: str, count: int, colluders: int
) -> None:
    assert parse_policy(policy_text(threshold, count)).tolerated_colluders == colluders


def test_a_quorum_that_one_liar_defeats_is_refused() -> None:
    with pytest.raises(InvalidInput, match="1 lying witnesses suffice"):
        require_sound(parse_policy(policy_text("2", 3)))
    require_sound(parse_policy(policy_text("3", 4)))


def test_groups_of_groups_add_up() -> None:
    text = (
        f"{witnesses(6)}group x 2 W1 W2 W3\ngroup y any W4 W5 W6\ngroup both all x y\nquorum both\n"
    )
    policy = parse_policy(text.encode())
    assert policy.is_met_by({"W1", "W2", "W6"})
    assert not policy.is_met_by({"W1", "W2", "W3"})
    # Two quorums share one of W1 W2 W3; y adds none, since two sets of one need not meet.
    assert policy.tolerated_colluders == 0


def test_no_quorum_asks_for_nobody_and_tolerates_nothing() -> None:
    policy = parse_policy(b"quorum none\n")
    assert policy.is_met_by(())
    assert policy.tolerated_colluders == -1
    assert policy.earliest_quorum({"W1": 5}) is None


def test_a_quorum_of_one_witness_needs_that_witness() -> None:
    policy = parse_policy(f"{witnesses(2)}quorum W2\n".encode())
    assert policy.is_met_by({"W2"})
    assert not policy.is_met_by({"W1"})


def test_times_are_those_at_which_enough_had_signed() -> None:
    policy = parse_policy(policy_text("3", 4))
    times = {"W1": 10, "W2": 40, "W3": 20, "W4": 30}
    assert policy.earliest_quorum(times) == 30
    assert policy.latest_quorum(times) == 20
    assert policy.earliest_quorum({"W1": 10, "W2": 40}) is None


def test_comments_blank_lines_tabs_and_urls_are_allowed() -> None:
    text = f"# who\n\n \t# we trust\n\twitness\tW1  {vkey(1)} https://w1.example/ \n quorum W1\n"
    policy = parse_policy(text.encode())
    assert policy.urls == {"W1": "https://w1.example/"}


def test_a_name_of_any_octets_is_equal_to_itself_only() -> None:
    name = b"\xff\xfe"
    text = b"witness " + name + b" " + vkey(1).encode() + b"\nquorum " + name + b"\n"
    assert len(parse_policy(text).witnesses) == 1
    with pytest.raises(InvalidInput, match="no earlier line"):
        parse_policy(text.replace(b"quorum \xff", b"quorum \xfd"))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "exactly one quorum"),
        ("quorum none", "does not end with a newline"),
        ("quorum none\nquorum none\n", "second quorum"),
        ("quorum W1\n" + witnesses(1), "no earlier line"),
        (witnesses(1) + f"witness W2 {vkey(1)}\nquorum none\n", "same witness key twice"),
        (f"witness a {vkey(1)}\nwitness a {vkey(2)}\nquorum none\n", "taken"),
        (f"witness none {vkey(1)}\nquorum none\n", "taken"),
        (f"log {LOG}\nlog {LOG}\nquorum none\n", "same log key twice"),
        (f"log {vkey(1)}\nquorum none\n", "that a log has"),
        (f"witness a {LOG}\nquorum none\n", "that a witness has"),
        (witnesses(2) + "group g 3 W1 W2\nquorum g\n", "threshold"),
        (witnesses(2) + "group g 0 W1 W2\nquorum g\n", "threshold"),
        (witnesses(2) + "group g 01 W1 W2\nquorum g\n", "decimal"),
        (witnesses(2) + "group g some W1 W2\nquorum g\n", "decimal"),
        (witnesses(2) + "group g 1 W1 W1\nquorum g\n", "member twice"),
        (witnesses(2) + "group g any W1\ngroup h any W1\nquorum g\n", "member twice"),
        (witnesses(2) + "group g any none\nquorum g\n", "no earlier line"),
        (witnesses(2) + "group g any\nquorum g\n", "not a log"),
        (witnesses(2) + "group g any g\nquorum g\n", "no earlier line"),
        ("log nonsense\nquorum none\n", "base64|kind"),
        ("allow everything\nquorum none\n", "not a log"),
        ("quorum none extra\n", "not a log"),
        ("quorum none\r\n", "control character"),
        ("quorum\x0bnone\n", "control character"),
    ],
)
def test_a_policy_out_of_form_is_refused(text: str, fault: str) -> None:
    with pytest.raises(InvalidInput, match=fault):
        parse_policy(text.encode())


def test_a_fault_names_its_line() -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_policy(b"# words\n\nallow everything\n")
    assert caught.value.path == "line 3"


def test_a_witness_may_sign_with_ml_dsa() -> None:
    text = f"witness W1 {vkey(1, Algorithm.COSIGNATURE_ML_DSA_44)}\nquorum W1\n"
    assert parse_policy(text.encode()).witnesses["W1"].algorithm == 6
