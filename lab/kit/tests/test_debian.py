import os
import tempfile
import unittest

from kit.debian import KEYRING, Missing, deb822_sources, one_line_sources, own_mirror


class SourceTests(unittest.TestCase):
    def test_one_line_with_options(self):
        (source,) = one_line_sources(
            "# deb http://old.example/debian buster main\n"
            "deb [arch=amd64 signed-by=/keys/a.gpg] http://mirror.example/debian bookworm main contrib # ours\n"
            "deb-src http://mirror.example/debian bookworm main\n")
        self.assertEqual("http://mirror.example/debian", source.uri)
        self.assertEqual(["bookworm"], source.suites)
        self.assertEqual(["main", "contrib"], source.components)
        self.assertEqual("/keys/a.gpg", source.signed_by)

    def test_paragraphs_with_comments_between(self):
        sources = list(deb822_sources(
            "Types: deb deb-src\n# a remark\nURIs: http://a.example/debian\nSuites: bookworm bookworm-updates\n"
            "Components: main\nSigned-By: /keys/a.gpg\n\nTypes: deb\nEnabled: no\nURIs: http://b.example/debian\n"
            "Suites: sid\nComponents: main\n"))
        self.assertEqual(["http://a.example/debian"], [source.uri for source in sources])
        self.assertEqual(["bookworm", "bookworm-updates"], sources[0].suites)

    def test_a_key_inside_the_entry_falls_back_to_the_keyring(self):
        (source,) = deb822_sources(
            "Types: deb\nURIs: http://a.example/debian\nSuites: trixie\nComponents: main\n"
            "Signed-By:\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n mQ\n -----END PGP PUBLIC KEY BLOCK-----\n")
        self.assertEqual(KEYRING, source.signed_by)


class MirrorTests(unittest.TestCase):
    def mirror(self, **files):
        with tempfile.TemporaryDirectory() as etc:
            os.mkdir(etc + "/sources.list.d")
            for name, text in files.items():
                path = name.replace("__", ".")
                with open("%s/sources.list.d/%s" % (etc, path), "w", encoding="utf-8") as file:
                    file.write(text)
            return own_mirror(etc).uri

    def test_security_suites_and_other_vendors_are_passed_over(self):
        self.assertEqual("http://mirror.example/debian", self.mirror(
            a__list="deb http://tools.example/apt stable main\n".replace("stable", "tools"),
            b__list="deb http://security.example/debian-security bookworm-security main\n",
            c__sources="Types: deb\nURIs: http://mirror.example/debian\nSuites: bookworm\nComponents: main\n"))

    def test_files_that_apt_ignores_are_ignored(self):
        with self.assertRaises(Missing):
            self.mirror(a__list__disabled="deb http://mirror.example/debian bookworm main\n")

    def test_a_medium_is_no_mirror(self):
        with self.assertRaises(Missing):
            self.mirror(a__list="deb cdrom:[Debian]/ bookworm main\n")


if __name__ == "__main__":
    unittest.main()
