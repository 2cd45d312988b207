package dev.undebug.python.evaluate.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Python's own exception classes.
final class Exceptions {
  private static final List<String> TREE =
      List.of(
          "BaseException:object",
          "SystemExit:BaseException",
          "KeyboardInterrupt:BaseException",
          "GeneratorExit:BaseException",
          "Exception:BaseException",
          "StopIteration:Exception",
          "ArithmeticError:Exception",
          "ZeroDivisionError:ArithmeticError",
          "OverflowError:ArithmeticError",
          "AssertionError:Exception",
          "AttributeError:Exception",
          "BufferError:Exception",
          "EOFError:Exception",
          "ImportError:Exception",
          "ModuleNotFoundError:ImportError",
          "LookupError:Exception",
          "IndexError:LookupError",
          "KeyError:LookupError",
          "MemoryError:Exception",
          "NameError:Exception",
          "UnboundLocalError:NameError",
          "OSError:Exception",
          "FileExistsError:OSError",
          "FileNotFoundError:OSError",
          "PermissionError:OSError",
          "NotADirectoryError:OSError",
          "IsADirectoryError:OSError",
          "TimeoutError:OSError",
          "ConnectionError:OSError",
          "ReferenceError:Exception",
          "RuntimeError:Exception",
          "NotImplementedError:RuntimeError",
          "RecursionError:RuntimeError",
          "SyntaxError:Exception",
          "IndentationError:SyntaxError",
          "SystemError:Exception",
          "TypeError:Exception",
          "ValueError:Exception",
          "UnicodeError:ValueError",
          "UnicodeDecodeError:UnicodeError",
          "UnicodeEncodeError:UnicodeError",
          "JSONDecodeError:ValueError",
          "Warning:Exception",
          "UserWarning:Warning",
          "DeprecationWarning:Warning",
          "PendingDeprecationWarning:Warning",
          "RuntimeWarning:Warning",
          "FutureWarning:Warning",
          "ImportWarning:Warning",
          "ResourceWarning:Warning",
          "SyntaxWarning:Warning",
          "ImproperlyConfigured:Exception",
          "UndefinedValueError:Exception",
          "EnvError:ValueError",
          "EnvValidationError:EnvError",
          "ConfigParserError:Exception",
          "NoSectionError:ConfigParserError",
          "NoOptionError:ConfigParserError");

  private Exceptions() {}

  static Map<String, ClassObject> all(Machine m, ClassObject root) {
    Map<String, ClassObject> all = new LinkedHashMap<>();
    all.put("object", root);
    for (String line : TREE) {
      String name = line.substring(0, line.indexOf(':'));
      ClassObject parent = all.getOrDefault(line.substring(line.indexOf(':') + 1), root);
      var order = new ArrayList<ClassObject>();
      order.add(parent);
      order.addAll(parent.order);
      all.put(name, new ClassObject(m.clean(), name, order, List.of()));
    }
    return all;
  }
}
