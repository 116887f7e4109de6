"""examples.py itself: what it takes for an example, and that an example that is no longer true is seen."""

import pathlib
import tempfile
import unittest

import examples


class ExamplesTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        for name, value in (("PROJECT", self.folder), ("UPDATE", False)):
            self.addCleanup(setattr, examples, name, getattr(examples, name))
            setattr(examples, name, value)

    def check(self, *lines):
        """The number of commands and the problems of a document with these lines in a console block."""
        self.file = self.folder / "document.md"
        self.file.write_text("\n".join(["# Title", "```console", *lines, "```", "The end.", ""]), encoding="utf-8")
        return examples.check(self.file, self.folder)

    def test_true_example_has_no_problem(self):
        self.assertEqual(self.check("$ echo one; echo two >&2", "one", "two", "$ echo three", "three"), (2, []))

    def test_wrong_output_is_a_problem_with_its_place(self):
        _, problems = self.check("$ echo one", "one", "$ echo two", "too")
        shown = "document.md:5: $ echo two\n--- in the document\n+++ printed now\n@@ -1 +1 @@\n-too\n+two"
        self.assertEqual(problems, [shown])

    def test_missing_output_is_a_problem(self):
        self.assertEqual(len(self.check("$ echo one")[1]), 1)

    def test_status_of_a_command_is_known_to_the_next(self):
        self.assertEqual(self.check("$ (exit 3)", "$ echo $?", "3"), (2, []))

    def test_output_without_a_final_newline(self):
        self.assertEqual(self.check("$ printf one", "one", "$ printf ''", "$ echo two", "two"), (3, []))

    def test_command_over_two_lines(self):
        self.assertEqual(self.check("$ echo one \\", "  two", "one two"), (1, []))

    def test_ellipsis_stands_for_any_lines(self):
        self.assertEqual(self.check("$ seq 9", "1", "…", "8", "9"), (1, []))
        self.assertEqual(self.check("$ seq 2", "1", "…", "2"), (1, []))
        self.assertEqual(len(self.check("$ seq 9", "1", "…", "8")[1]), 1)

    def test_block_without_a_command_is_a_problem(self):
        _, problems = self.check("echo one", "one")
        self.assertIn('a console block must start with a command, after "$ "', problems[0])

    def test_command_that_ends_the_shell_is_a_problem(self):
        _, problems = self.check("$ exit 0", "$ echo one", "one")
        self.assertIn("the shell stopped early", problems[0])

    def test_update_writes_what_is_printed(self):
        examples.UPDATE = True
        self.assertEqual(self.check("$ seq 2", "$ echo one", "two"), (2, []))
        self.assertEqual(self.file.read_text(encoding="utf-8"),
                         "# Title\n```console\n$ seq 2\n1\n2\n$ echo one\none\n```\nThe end.\n")

    def test_update_leaves_an_ellipsis_that_still_holds(self):
        examples.UPDATE = True
        self.assertEqual(self.check("$ seq 9", "1", "…"), (1, []))
        self.assertIn("$ seq 9\n1\n…\n```", self.file.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
