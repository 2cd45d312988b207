import sys
import unittest

from kit.pythons import Python, all_pythons, fit
from kit.series import named


class PythonTests(unittest.TestCase):
    def test_this_interpreter_is_found(self):
        self.assertIn(sys.version_info[:2], [python.minor for python in all_pythons()])

    def test_the_favourite_comes_first(self):
        pythons = [Python("/a", (3, 10, 1)), Python("/b", (3, 13, 0)), Python("/c", (3, 11, 2))]
        self.assertEqual(["/c", "/a"], [python.path for python in fit(pythons, named("3.2"))])

    def test_no_interpreter_is_made_to_fit(self):
        self.assertEqual([], fit([Python("/a", (3, 11, 2))], named("2.2")))


if __name__ == "__main__":
    unittest.main()
