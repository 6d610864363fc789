"""The examples in the docstrings of the package print what they say."""

import doctest
import importlib
import os
import pkgutil
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "python"))

import v2lo_map

#: They need a trainer or Ray, or end the process.
NOT_IMPORTED = {"v2lo_map.ms_swift", "v2lo_map.ray", "v2lo_map.__main__"}


class Examples(unittest.TestCase):
    def test_every_docstring(self):
        names = ["v2lo_map", *(module.name for module in pkgutil.walk_packages(v2lo_map.__path__, "v2lo_map."))]
        ran = 0
        for name in names:
            if name not in NOT_IMPORTED:
                failed, attempted = doctest.testmod(importlib.import_module(name))
                self.assertEqual(failed, 0, name)
                ran += attempted
        self.assertGreater(ran, 25)

    def test_every_public_function_has_one(self):
        told = [name for name in v2lo_map.__all__ if callable(getattr(v2lo_map, name)) and name[0].islower()]
        self.assertGreater(len(told), 12)
        self.assertEqual([name for name in told if ">>>" not in getattr(v2lo_map, name).__doc__], [])


if __name__ == "__main__":
    unittest.main()
