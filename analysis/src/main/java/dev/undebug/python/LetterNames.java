package dev.undebug.python;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The letters that `\N{…}` names.
final class LetterNames {

  /// Longer than any name that Unicode gives.
  private static final int MAX_LENGTH = 120;

  /// Control characters have no name in Unicode, only aliases (its `NameAliases.txt`); the JDK
  /// knows those of type "control", and these are the corrections and abbreviations in use.
  private static final Map<String, Integer> ALIASES = aliases();

  private LetterNames() {}

  private static Map<String, Integer> aliases() {
    var aliases = new HashMap<String, Integer>();
    String[] controls =
        """
        NUL SOH STX ETX EOT ENQ ACK ALERT BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB \
        CAN EOM SUB ESC FS GS RS US"""
            .split(" ");
    for (int i = 0; i < controls.length; i++) {
      aliases.put(controls[i], i);
    }
    aliases.put("BEL", 7);
    aliases.put("HT", 9);
    aliases.put("NL", 10);
    aliases.put("EM", 25);
    aliases.put("SP", 0x20);
    aliases.put("DEL", 0x7F);
    aliases.put("NEL", 0x85);
    aliases.put("NBSP", 0xA0);
    aliases.put("SHY", 0xAD);
    aliases.put("ZWSP", 0x200B);
    aliases.put("ZWNJ", 0x200C);
    aliases.put("ZWJ", 0x200D);
    aliases.put("LRM", 0x200E);
    aliases.put("RLM", 0x200F);
    aliases.put("BOM", 0xFEFF);
    aliases.put("BYTE ORDER MARK", 0xFEFF);
    return aliases;
  }

  /// The letter of a name, or nothing.
  static String letters(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (upper.isEmpty() || upper.length() > MAX_LENGTH || !upper.equals(upper.strip())) {
      return "";
    }
    Integer alias = ALIASES.get(upper);
    if (alias != null) {
      return Character.toString(alias);
    }
    try {
      return Character.toString(Character.codePointOf(upper));
    } catch (IllegalArgumentException unknown) {
      return "";
    }
  }
}
