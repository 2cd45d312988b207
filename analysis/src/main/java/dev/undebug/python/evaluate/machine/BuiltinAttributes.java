package dev.undebug.python.evaluate.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Attributes that values of Python's own types have, and that are not modelled: what they are is
/// not known, but it is no mistake to ask for them.
final class BuiltinAttributes {

  private static final Set<String> OF_EVERYTHING =
      names(
          "__class__ __delattr__ __dir__ __doc__ __eq__ __format__ __ge__ __getattribute__"
              + " __getstate__ __gt__ __hash__ __init__ __init_subclass__ __le__ __lt__ __ne__"
              + " __new__ __reduce__ __reduce_ex__ __repr__ __setattr__ __sizeof__ __str__"
              + " __subclasshook__");

  /// As `dir()` of CPython 3.13 has them, without those above.
  private static final Map<String, Set<String>> OF_TYPE =
      Map.of(
          "str",
          names(
              "__add__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mod__ __mul__"
                  + " __rmod__ __rmul__ isprintable maketrans rindex"),
          "bytes",
          names(
              "__add__ __bytes__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mod__"
                  + " __mul__ __rmod__ __rmul__ fromhex maketrans rindex"),
          "list",
          names(
              "__add__ __class_getitem__ __contains__ __delitem__ __getitem__ __iadd__ __imul__"
                  + " __iter__ __len__ __mul__ __reversed__ __rmul__ __setitem__"),
          "dict",
          names(
              "__class_getitem__ __contains__ __delitem__ __getitem__ __ior__ __iter__ __len__"
                  + " __or__ __reversed__ __ror__ __setitem__ fromkeys"),
          "set",
          names(
              "__and__ __class_getitem__ __contains__ __iand__ __ior__ __isub__ __iter__ __ixor__"
                  + " __len__ __or__ __rand__ __ror__ __rsub__ __rxor__ __sub__ __xor__"
                  + " difference_update intersection_update isdisjoint symmetric_difference"
                  + " symmetric_difference_update"),
          "tuple",
          names(
              "__add__ __class_getitem__ __contains__ __getitem__ __getnewargs__ __iter__ __len__"
                  + " __mul__ __rmul__"),
          "int",
          names(
              "__abs__ __add__ __and__ __bool__ __ceil__ __divmod__ __float__ __floor__"
                  + " __floordiv__ __index__ __int__ __invert__ __lshift__ __mod__ __mul__ __neg__"
                  + " __or__ __pos__ __pow__ __round__ __rshift__ __sub__ __truediv__ __trunc__"
                  + " __xor__ as_integer_ratio bit_count bit_length conjugate denominator from_bytes"
                  + " imag is_integer numerator real to_bytes"),
          "float",
          names(
              "__abs__ __add__ __bool__ __ceil__ __divmod__ __float__ __floor__ __floordiv__"
                  + " __int__ __mod__ __mul__ __neg__ __pos__ __pow__ __round__ __sub__ __truediv__"
                  + " __trunc__ as_integer_ratio conjugate fromhex hex imag is_integer real"));

  private BuiltinAttributes() {}

  private static Set<String> names(String all) {
    return Set.of(all.split(" "));
  }

  /// The attribute; `ABSENT` where the type has none of the name.
  static Cases of(Machine m, Value object, String name) {
    String type = typeOf(object);
    boolean isThere =
        OF_TYPE.containsKey(type)
            && (OF_EVERYTHING.contains(name) || OF_TYPE.getOrDefault(type, Set.of()).contains(name))
            && !(m.pythonMinor < 0 && type.equals("str") && name.equals("__iter__"));
    if (!isThere) {
      return m.of(Value.Singleton.ABSENT);
    }
    String why = "%s.%s is not modelled".formatted(type, name);
    boolean isData = Set.of("imag", "real", "numerator", "denominator").contains(name);
    return isData || name.startsWith("__")
        ? m.opaque(why, "undebug")
        : m.function(
            name,
            (machine, arguments) -> {
              Value.Opaque unknown = machine.unknown(why, "undebug");
              var exposed = new ArrayList<Cases>(List.of(machine.of(object)));
              exposed.addAll(arguments.positional());
              machine.expose(exposed, unknown);
              return machine.escaped(unknown);
            });
  }

  private static String typeOf(Value object) {
    String type = Types.nameOf(object).orElse("");
    return switch (type) {
      case "bool" -> "int";
      case "frozenset" -> "set";
      default -> type;
    };
  }
}
