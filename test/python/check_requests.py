"""What belongs to a row or to a request never costs more than that: other rows keep their scores, and the child lives."""

import contextlib
import os
import unittest

import rows
import v2lo_easyr1 as v2lo
from fakes import fake_scorer

# Refuses every request that has more than one row, as the real scorer refuses options it does not know.
REFUSES_SEVERAL = """
def refuse(id):
    head = json.dumps(dict({} if id is None else {"id": id}, error={"code": "bad-option", "message": "no"})).encode()
    os.write(1, struct.pack("<II", 4 + len(head), len(head)) + head)
while True:
    head = request()
    if len(head["items"]) > 1: refuse(%s)
    else: reply(head["id"])
"""


class ScorerCase(unittest.TestCase):
    def scorer(self, **config):
        scorer = v2lo.Scorer(retries=0, **config)
        self.addCleanup(scorer.close)
        return scorer

    def padded(self, index, text, times):
        item, reward = rows.row(index)
        return dict(item, response=item["response"].replace("<think>", "<think>" + text * times)), reward

    def check(self, scorer, given):
        results = scorer.score([item for item, _ in given])
        self.assertEqual([r for r in results if not isinstance(r, v2lo.Score)], [])
        self.assertEqual([r.overall for r in results], [reward for _, reward in given])


class Lengths(ScorerCase):
    """No request is longer than the scorer takes (64 MiB)."""

    def test_responses_are_cut_into_requests_by_their_length(self):
        for framing, text, times in (("length", "\u5ba4", 200_000), ("lines", "\u5ba4", 100_000)):
            with self.subTest(framing=framing, text=text):
                scorer = self.scorer(framing=framing, batch=4096)
                self.check(scorer, [self.padded(i, text, times) for i in range(130)])
                scorer.close()

    def test_other_fields_are_cut_as_well(self):
        given = [(dict(item, strip_prompt="p" * 3_000_000), reward) for item, reward in map(rows.row, range(24))]
        self.check(self.scorer(), given)

    def test_an_item_that_is_longer_alone_is_an_error_of_its_row(self):
        for framing, field in (("length", "response"), ("lines", "question")):
            with self.subTest(framing=framing, field=field):
                scorer = self.scorer(framing=framing)
                given = [rows.row(i) for i in range(5)]
                items = [item for item, _ in given]
                items[2] = items[4] = dict(items[2], **{field: "x" * 68_000_000})
                results = scorer.score(items)
                self.assertEqual([getattr(r, "code", None) for r in results], [None, None, "too-long", None, "too-long"])
                self.assertEqual([r.overall for r in results if isinstance(r, v2lo.Score)], [given[i][1] for i in (0, 1, 3)])
                # Nothing but such an item: there is nothing to send, and nothing to wait for.
                self.assertEqual(scorer.score(items[2:3])[0].code, "too-long")
                scorer.close()


class Rows(ScorerCase):
    def test_an_item_that_is_not_a_dict_costs_only_its_row(self):
        for framing in ("length", "lines"):
            scorer = self.scorer(framing=framing)
            results = scorer.score([rows.row(1)[0], 5, None, "text", ["list"], rows.row(2)[0]])
            self.assertEqual([isinstance(r, v2lo.Score) for r in results], [True, False, False, False, False, True])

    def test_what_json_has_not_is_named_with_its_field_and_costs_only_its_row(self):
        class Broken:
            def to_json(self):
                raise AttributeError("no box")

        class NAType:
            """As pandas has it."""

        for framing in ("length", "lines"):
            scorer = self.scorer(framing=framing)
            good, reward = rows.row(1)
            for field, value, code, told in (
                ("ground_truth", b"2", "bad-truth", "^ground_truth: expected a text, received bytes; decode it$"),
                ("response", object(), "bad-response", "^response: expected a text, a number, a list or a dict, received object; "),
                ("choices", {"a", "b"}, "bad-row", "^choices: expected a list, received set; make it one$"),
                ("true_layout", (one for one in [1]), "bad-row", "^true_layout: expected a list, received generator; make it one$"),
                ("true_layout", Broken(), "bad-row", "received one that says AttributeError"),
                ("question", [[[[]]]] * 3 + [10**5000], "bad-row", "^question: expected numbers of at most some thousand digits"),
            ):
                bad, fine = scorer.score([dict(good, **{field: value}), good])
                self.assertEqual((bad.code, fine.overall), (code, reward), (framing, field, bad))
                self.assertRegex(str(bad), told)
            told = [str(one) for one in scorer.score([5, None, ["list"], object(), {}])]
            row = "expected a row { response, ground_truth }, received "
            thing = "expected a row: a dict with response and ground_truth, received object"
            self.assertEqual(told, [row + "5", row + "null", row + '["list"]', thing, "expected a response that is text, received nothing"])
            self.assertEqual(scorer.score_one(dict(good, question=NAType(), choices=NAType())).overall, reward)

    def test_a_name_that_is_nearly_what_the_row_lacks_is_told_once(self):
        good = {"response": rows.GOOD, "ground_truth": "2.5"}
        for framing in ("length", "lines"):
            scorer = self.scorer(framing=framing, preset="strict", batch=2)
            with self.assertLogs("v2lo_map", "WARNING") as log:
                self.assertEqual(scorer.score([dict(good, qestion="How long?")] * 9), scorer.score([good] * 9))
                scorer.score([dict(good, qestion="How long?", question=None, coices=[])] * 3)
            self.assertEqual([line.getMessage() for line in log.records], ['the field "%s" is not read; write %s if it is that' % pair for pair in (("qestion", "question"), ("coices", "choices"))])
            with self.assertNoLogs("v2lo_map") if hasattr(self, "assertNoLogs") else contextlib.nullcontext():
                # Names that mean something else, a part that is there, and a reward that looks at neither.
                scorer.score([dict(good, question_id=1, response_length=3, questions="x", question="How long is the sofa?")])
                scorer.score([dict(good, true_layuot=[])], preset="v2lo")

    def test_a_slip_in_what_a_trainer_passes_is_told(self):
        import v2lo_trl
        import v2lo_verl

        with self.assertLogs("v2lo_map", "WARNING") as log:
            v2lo_trl.V2loReward(preset="strict")(completions=[rows.GOOD], ground_truth=["2.5"], qestion=["x"], trainer_state=object())
            v2lo_verl.compute_score(solution_str=rows.GOOD, ground_truth="2.5", extra_info={"true_layuot": []}, preset="strict")
        self.assertRegex("\n".join(log.output), '"qestion" is not read; write question(?s:.*)"true_layuot" is not read; write true_layout')

    def test_what_can_be_gone_through_once_is_refused_before_a_child_dies(self):
        # Sent again after the child died, it would be another row: an empty list.
        scorer = v2lo.Scorer(preset="strict")
        self.addCleanup(scorer.close)
        item = {"response": rows.GOOD, "ground_truth": "2.5"}
        scorer.score([item])
        scorer._link().child.kill()
        boxes = [{"object_name": "sofa", "bbox": [0, 0, 1, 1]}]
        once, twice = scorer.score([dict(item, true_layout=iter(boxes)), dict(item, true_layout=boxes)])
        self.assertEqual(once.code, "bad-row")
        self.assertIn("map", twice.measured)

    def test_a_table_is_not_a_list_of_rows(self):
        class Table:
            columns = ("response", "ground_truth")

            def __iter__(self):
                return iter(self.columns)

            def to_dict(self, orient):
                return {}

        for given, told in ((Table(), r"received Table; write score\(table.to_dict\('records'\)\)"), (None, "received NoneType"), (5, "received int"), ({}, "received one row"), ("text", "received a text")):
            with self.assertRaisesRegex(v2lo.ScorerError, "expected a list of rows, " + told):
                self.scorer().score(given)

    def test_a_number_that_python_does_not_write_costs_only_its_row(self):
        scorer = self.scorer()
        results = scorer.score([rows.row(1)[0], {"response": rows.GOOD, "ground_truth": 10**5000}, rows.row(2)[0]])
        self.assertEqual([isinstance(r, v2lo.Score) for r in results], [True, False, True])


class Refusals(ScorerCase):
    """A refused request is an error of its call; the child that said so is healthy and stays."""

    def test_of_the_real_scorer(self):
        for framing in ("length", "lines"):
            scorer = v2lo.Scorer(framing=framing, batch=2)
            self.addCleanup(scorer.close)
            pids = set()
            for _ in range(3):
                with self.assertRaisesRegex(v2lo.ScorerError, "^expected a preset") as caught:
                    scorer.score([rows.row(i)[0] for i in range(9)], preset="nope")
                self.assertEqual(caught.exception.code, "bad-option")
                pids.add(scorer._link().child.pid)
            self.assertEqual(len(pids), 1)

    def test_between_requests_that_are_answered(self):
        for request_id in ("head['id']", "None"):
            scorer = fake_scorer(self, REFUSES_SEVERAL % request_id, timeout=10, retries=0, batch=2)
            one, five = [rows.row(1)[0]], [rows.row(i)[0] for i in range(5)]
            self.assertEqual(scorer.score(one)[0].overall, 0.5)
            pid = scorer._link().child.pid
            for _ in range(3):
                with self.assertRaisesRegex(v2lo.ScorerError, "^no$"):
                    scorer.score(five)
                self.assertEqual(scorer.score(one)[0].overall, 0.5)
            self.assertEqual(scorer._link().child.pid, pid)

    def test_before_the_request_was_written_to_its_end(self):
        early = """
size, length = struct.unpack('<II', take(8))
head = b'{"error": {"code": "too-long", "message": "no"}}'
os.write(1, struct.pack("<II", 4 + len(head), len(head)) + head)
take(size - 4)
while True: reply(request()["id"])
"""
        scorer = fake_scorer(self, early, timeout=10, retries=0)
        with self.assertRaisesRegex(v2lo.ScorerError, "^no$"):
            scorer.score([{"response": "x" * (1 << 23), "ground_truth": "1"}])
        pid = scorer._link().child.pid
        self.assertEqual(scorer.score([rows.row(1)[0]])[0].overall, 0.5)
        self.assertEqual(scorer._link().child.pid, pid)

    def test_of_a_caller_whose_items_fail_when_they_are_read(self):
        class Failing(dict):
            def get(self, name, default=None):
                raise KeyError("no field today")

        scorer = self.scorer(batch=2)
        scorer.score([rows.row(1)[0]])
        pid = scorer._link().child.pid
        good = [rows.row(i)[0] for i in range(9)]
        with self.assertRaisesRegex(KeyError, "no field today"):
            scorer.score(good + [Failing(a=1)] + good)
        self.assertEqual([r.overall for r in scorer.score(good)], [rows.row(i)[1] for i in range(9)])
        self.assertEqual(scorer._link().child.pid, pid)

    def test_another_requests_error_is_protocol_loss(self):
        scorer = fake_scorer(self, REFUSES_SEVERAL % "'other'", timeout=10, retries=0)
        with self.assertLogs("v2lo_map", "WARNING") as log, self.assertRaisesRegex(v2lo.ScorerError, "a reply to another request"):
            scorer.score([rows.row(i)[0] for i in range(2)])
        self.assertRegex("\n".join(log.output), r"gave up scorer process \d+: a reply to another request")


class Configuration(unittest.TestCase):
    def test_numbers_that_cannot_be_meant_are_refused_in_a_sentence(self):
        whole = "%s: expected a whole number from %d to %d, received %s; leave it out for its default"
        for name, least, most, values in (
            ("batch", 1, 65536, (-1, 0, 65537, 2.5, 512.0, "512", None, True)),
            ("retries", 0, 1000, (-1, 1.5, "2", None, False)),
        ):
            for value in values:
                with self.subTest(name=name, value=value), self.assertRaises(ValueError) as told:
                    v2lo.Scorer(**{name: value})
                self.assertEqual(str(told.exception), whole % (name, least, most, repr(value)))
        for value in (0, -1, float("nan"), "soon", None, True):
            with self.subTest(timeout=value), self.assertRaisesRegex(ValueError, "^timeout: expected a number of seconds above 0, received"):
                v2lo.Scorer(timeout=value)

    def test_the_time_from_the_environment_is_checked_under_its_name(self):
        os.environ["V2LO_MAP_TIMEOUT"] = "soon"
        self.addCleanup(os.environ.pop, "V2LO_MAP_TIMEOUT", None)
        with self.assertRaisesRegex(ValueError, "^V2LO_MAP_TIMEOUT: expected a number of seconds above 0, received 'soon'"):
            v2lo.Scorer()

    def test_whole_numbers_of_other_kinds_are_taken(self):
        class Index:
            def __index__(self):
                return 3

        self.assertEqual(v2lo.Scorer(batch=Index(), retries=Index())._batch, 3)


if __name__ == "__main__":
    unittest.main()
