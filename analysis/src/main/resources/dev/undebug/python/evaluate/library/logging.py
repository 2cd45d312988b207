# logging: levels, and loggers that settings talk to. What is logged changes no setting.
CRITICAL = 50
FATAL = CRITICAL
ERROR = 40
WARNING = 30
WARN = WARNING
INFO = 20
DEBUG = 10
NOTSET = 0
raiseExceptions = True
BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"
_nameToLevel = {"CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARN": 30, "WARNING": 30, "INFO": 20, "DEBUG": 10, "NOTSET": 0}
_levelToName = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}


def _level(level):
    if _is_symbolic(level) or isinstance(level, int):
        return level
    if not isinstance(level, str):
        raise TypeError("Level not an integer or a valid string: " + repr(level))
    if level not in _nameToLevel:
        raise ValueError("Unknown level: " + repr(level))
    return _nameToLevel[level]


def getLevelName(level):
    if level in _levelToName:
        return _levelToName[level]
    if level in _nameToLevel:
        return _nameToLevel[level]
    return "Level %s" % level


def getLevelNamesMapping():
    return dict(_nameToLevel)


def addLevelName(level, levelName):
    _levelToName[level] = levelName
    _nameToLevel[levelName] = level


class Filterer:
    def addFilter(self, filter):
        pass

    def removeFilter(self, filter):
        pass

    def filter(self, record):
        return _opaque("whether something is logged", "logging")


class Filter:
    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        return _opaque("whether something is logged", "logging")


class Formatter:
    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        self.datefmt = datefmt

    def format(self, record):
        return _opaque("what is logged", "logging")


class Handler(Filterer):
    def __init__(self, level=NOTSET):
        self.level = _level(level)
        self.formatter = None

    def setLevel(self, level):
        self.level = _level(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def emit(self, record):
        pass

    def handle(self, record):
        pass

    def flush(self):
        pass

    def close(self):
        pass


class NullHandler(Handler):
    pass


class StreamHandler(Handler):
    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = stream


def FileHandler(*args, **options):
    return _opaque("a logger's file may be missing", "logging")


class Logger(Filterer):
    def __init__(self, name, level=NOTSET):
        self.name = name
        self.level = _level(level)
        self.propagate = True
        self.disabled = False
        self.handlers = []

    def setLevel(self, level):
        self.level = _level(level)

    def getEffectiveLevel(self):
        return _opaque("a logger's level", "logging")

    def isEnabledFor(self, level):
        return _opaque("a logger's level", "logging")

    def hasHandlers(self):
        return _opaque("a logger's handlers", "logging")

    def addHandler(self, hdlr):
        self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def getChild(self, suffix):
        return getLogger(self.name + "." + suffix)

    def debug(self, msg, *args, **options):
        pass

    def info(self, msg, *args, **options):
        pass

    def warning(self, msg, *args, **options):
        pass

    def warn(self, msg, *args, **options):
        pass

    def error(self, msg, *args, **options):
        pass

    def exception(self, msg, *args, **options):
        pass

    def critical(self, msg, *args, **options):
        pass

    def fatal(self, msg, *args, **options):
        pass

    def log(self, level, msg, *args, **options):
        pass


class LoggerAdapter(Logger):
    def __init__(self, logger, extra=None, merge_extra=False):
        self.logger = logger
        self.extra = extra
        self.name = logger.name


root = Logger("root", WARNING)
_loggers = {}


def getLogger(name=None):
    if _is_symbolic(name):
        return _opaque("a logger", "logging")
    if not name or name == "root":
        return root
    if not isinstance(name, str):
        raise TypeError("A logger name must be a string")
    if name not in _loggers:
        _loggers[name] = Logger(name)
    return _loggers[name]


def basicConfig(**options):
    if "level" in options and options["level"] is not None:
        _level(options["level"])


def disable(level=CRITICAL):
    pass


def captureWarnings(capture):
    pass


def debug(msg, *args, **options):
    pass


def info(msg, *args, **options):
    pass


def warning(msg, *args, **options):
    pass


def warn(msg, *args, **options):
    pass


def error(msg, *args, **options):
    pass


def exception(msg, *args, **options):
    pass


def critical(msg, *args, **options):
    pass


def fatal(msg, *args, **options):
    pass


def log(level, msg, *args, **options):
    pass


# What else there is, in some Python from 2.7 to 3.13; no other name is an attribute.
_ELSE = ("config handlers BufferingFormatter GenericAlias LogRecord Manager PercentStyle PlaceHolder RootLogger StrFormatStyle StringTemplateStyle Template "
         "_STYLES _StderrHandler __all__ __author__ __builtins__ __cached__ __date__ __doc__ __file__ __loader__ __name__ __package__ "
         "__path__ __spec__ __status__ __version__ _acquireLock _addHandlerRef _afterFork _after_at_fork_child_reinit_locks "
         "_at_fork_reinit_lock_weakset _checkLevel _defaultFormatter _defaultLastResort _handlerList _handlers _is_internal_frame "
         "_levelNames _lock _logRecordFactory _loggerClass _prepareFork _register_at_fork_reinit_lock _releaseLock _removeHandlerRef "
         "_showwarning _srcfile _startTime _str_formatter _unicode _warnings_showwarning atexit cStringIO codecs collections currentframe "
         "getHandlerByName getHandlerNames getLogRecordFactory getLoggerClass io lastResort logAsyncioTasks logMultiprocessing logProcesses "
         "logThreads makeLogRecord os re setLogRecordFactory setLoggerClass shutdown sys thread threading time traceback warnings weakref")
