# configparser.
_UNSET = object()


class Error(Exception):
    pass


class NoSectionError(Error):
    pass


class NoOptionError(Error):
    pass


class DuplicateSectionError(Error):
    pass


class DuplicateOptionError(Error):
    pass


class ParsingError(Error):
    pass


class MissingSectionHeaderError(ParsingError):
    pass


class InterpolationError(Error):
    pass


class InterpolationMissingOptionError(InterpolationError):
    pass


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    pass


class BasicInterpolation:
    pass


class ExtendedInterpolation:
    pass


class RawConfigParser:
    _interpolates = False
    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"), comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True, default_section="DEFAULT", interpolation=_UNSET, converters=None):
        self._sections = {}
        self._defaults = {}
        self._no_value = allow_no_value
        self._delimiters = delimiters
        self._comments = comment_prefixes
        self._inline = inline_comment_prefixes or ()
        self._strict = strict
        self._empty = empty_lines_in_values
        self._default_section = default_section
        self._why = None
        if interpolation is None:
            self._interpolates = False
        elif interpolation is not _UNSET and not isinstance(interpolation, BasicInterpolation):
            self._why = "an interpolation that is not modelled"
        if defaults:
            for key in defaults:
                self._defaults[self.optionxform(str(key))] = str(defaults[key])

    def optionxform(self, option):
        return option.lower()

    def read(self, filenames, encoding=None):
        if isinstance(filenames, (str, bytes)) or hasattr(filenames, "__fspath__"):
            filenames = [filenames]
        done = []
        for name in filenames:
            try:
                text = open(name).read()
            except OSError:
                continue
            self._read(text)
            done.append(name)
        return done

    def read_file(self, f, source=None):
        self._read(f.read())

    readfp = read_file

    def read_string(self, string, source="<string>"):
        self._read(string)

    def read_dict(self, dictionary, source="<dict>"):
        for section in dictionary:
            target = self._section_for(str(section))
            for key in dictionary[section]:
                value = dictionary[section][key]
                target[self.optionxform(str(key))] = value if value is None else str(value)

    def _section_for(self, name):
        if name == self._default_section:
            return self._defaults
        if name not in self._sections:
            self._sections[name] = {}
        return self._sections[name]

    def _read(self, text):
        if _is_symbolic(text):
            self._why = "a file that is not in the tree"
            return
        section = None
        name = None
        option = None
        seen = []
        broken = False
        indent = 0
        for line in text.split("\n"):
            value = self._without_comment(line)
            if not value.strip():
                if self._empty:
                    if value == line and section is not None and option and section[option] is not None:
                        section[option] = section[option] + "\n"
                else:
                    indent = 1000000
                continue
            value = value.strip()
            depth = len(line) - len(line.lstrip())
            if section is not None and option and depth > indent:
                section[option] = section[option] + "\n" + value
                continue
            indent = depth
            end = value.rfind("]")
            if value.startswith("[") and end > 1:
                name = value[1:end]
                if name in self._sections:
                    if self._strict and name in seen:
                        raise DuplicateSectionError(name)
                seen.append(name)
                section = self._section_for(name)
                option = None
            elif section is None:
                raise MissingSectionHeaderError("File contains no section headers.")
            else:
                at = -1
                for delimiter in self._delimiters:
                    found = value.find(delimiter)
                    if found >= 0 and (at < 0 or found < at):
                        at = found
                        width = len(delimiter)
                if at < 0 and not self._no_value:
                    broken = True
                    continue
                option = self.optionxform((value if at < 0 else value[:at]).rstrip())
                if at == 0:
                    broken = True
                if self._strict and (name, option) in seen:
                    raise DuplicateOptionError(option)
                seen.append((name, option))
                section[option] = None if at < 0 else value[at + width:].strip()
        for section in [self._defaults] + list(self._sections.values()):
            for option in section:
                if section[option] is not None:
                    section[option] = section[option].rstrip("\n")
        if broken:
            raise ParsingError("Source contains parsing errors")

    def _without_comment(self, line):
        for prefix in self._comments:
            if line.strip().startswith(prefix):
                return ""
        end = len(line)
        for prefix in self._inline:
            at = line.find(prefix)
            while at >= 0:
                if at == 0 or line[at - 1].isspace():
                    end = min(end, at)
                    break
                at = line.find(prefix, at + 1)
        return line[:end]

    def sections(self):
        self._check()
        return list(self._sections)

    def _check(self):
        if self._why:
            return _unknown(self._why, "configparser")

    def defaults(self):
        return self._defaults

    def add_section(self, section):
        if section in self._sections or section == self._default_section:
            raise DuplicateSectionError(section)
        self._sections[section] = {}

    def has_section(self, section):
        if self._why:
            return _opaque(self._why, "configparser")
        return section in self._sections

    def has_option(self, section, option):
        if self._why:
            return _opaque(self._why, "configparser")
        if not section or section == self._default_section:
            return self.optionxform(option) in self._defaults
        if section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._sections[section] or option in self._defaults

    def options(self, section):
        if self._why:
            return _unknown(self._why, "configparser")
        if section not in self._sections:
            raise NoSectionError(section)
        merged = dict(self._sections[section])
        merged.update(self._defaults)
        return list(merged)

    def _merged(self, section, vars):
        if section != self._default_section and section not in self._sections:
            raise NoSectionError("No section: " + section)
        merged = dict(self._defaults)
        merged.update(self._sections.get(section, {}))
        if vars:
            for key in vars:
                merged[self.optionxform(key)] = vars[key] if vars[key] is None else str(vars[key])
        return merged

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        if self._why:
            return _unknown(self._why, "configparser")
        try:
            merged = self._merged(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        if option not in merged:
            if fallback is _UNSET:
                raise NoOptionError("No option " + option)
            return fallback
        value = merged[option]
        if raw or value is None or not self._interpolates:
            return value
        return self._interpolated(value, merged, 1)

    def _interpolated(self, text, merged, depth):
        if depth > 10:
            raise InterpolationDepthError("Recursion limit exceeded in value substitution")
        if _is_symbolic(text):
            return _opaque("a value that is not known", "configparser")
        made = ""
        while text:
            before, percent, rest = text.partition("%")
            made = made + before
            if not percent:
                return made
            if rest[:1] == "%":
                made = made + "%"
                text = rest[1:]
            elif rest[:1] == "(" and ")s" in rest and rest.find(")") == rest.find(")s"):
                name = self.optionxform(rest[1:rest.find(")")])
                if name not in merged:
                    raise InterpolationMissingOptionError("Bad value substitution")
                value = merged[name]
                made = made + (self._interpolated(value, merged, depth + 1) if "%" in value else value)
                text = rest[rest.find(")") + 2:]
            else:
                raise InterpolationSyntaxError("'%' must be followed by '%' or '('")
        return made

    def _converted(self, convert, section, option, raw, vars, fallback):
        try:
            value = self.get(section, option, raw=raw, vars=vars)
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback
        return convert(value)

    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        return self._converted(int, section, option, raw, vars, fallback)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        return self._converted(float, section, option, raw, vars, fallback)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        return self._converted(self._boolean, section, option, raw, vars, fallback)

    def _boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError("Not a boolean: " + value)
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        if self._why:
            return _unknown(self._why, "configparser")
        if section is _UNSET:
            return [(name, SectionProxy(self, name)) for name in [self._default_section] + list(self._sections)]
        merged = self._merged(section, None)
        return [(name, self.get(section, name, raw=raw, vars=vars)) for name in merged]

    def set(self, section, option, value=None):
        if section != self._default_section and section not in self._sections:
            raise NoSectionError(section)
        self._section_for(section)[self.optionxform(option)] = value

    def __getitem__(self, key):
        if self._why:
            return _unknown(self._why, "configparser")
        if key != self._default_section and key not in self._sections:
            raise KeyError(key)
        return SectionProxy(self, key)

    def __contains__(self, key):
        if self._why:
            return _opaque(self._why, "configparser")
        return key == self._default_section or key in self._sections

    def __iter__(self):
        return iter([self._default_section] + list(self._sections))

    def __setitem__(self, key, value):
        self._section_for(key).clear()
        self.read_dict({key: value})


class ConfigParser(RawConfigParser):
    _interpolates = True


SafeConfigParser = ConfigParser


class SectionProxy:
    def __init__(self, parser, name):
        self.parser = parser
        self.name = name

    def __getitem__(self, key):
        if not self.parser.has_option(self.name, key):
            raise KeyError(key)
        return self.parser.get(self.name, key)

    def __setitem__(self, key, value):
        self.parser.set(self.name, key, value)

    def __contains__(self, key):
        return self.parser.has_option(self.name, key)

    def __iter__(self):
        return iter(self.parser.options(self.name))

    def keys(self):
        return self.parser.options(self.name)

    def items(self):
        return [(key, self[key]) for key in self.parser.options(self.name)]

    def get(self, option, fallback=None, *, raw=False, vars=None):
        return self.parser.get(self.name, option, raw=raw, vars=vars, fallback=fallback)

    def getint(self, option, fallback=None, *, raw=False, vars=None):
        return self.parser.getint(self.name, option, raw=raw, vars=vars, fallback=fallback)

    def getfloat(self, option, fallback=None, *, raw=False, vars=None):
        return self.parser.getfloat(self.name, option, raw=raw, vars=vars, fallback=fallback)

    def getboolean(self, option, fallback=None, *, raw=False, vars=None):
        return self.parser.getboolean(self.name, option, raw=raw, vars=vars, fallback=fallback)
