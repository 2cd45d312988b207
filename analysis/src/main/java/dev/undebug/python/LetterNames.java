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

  private static final String IDEOGRAPH = "CJK UNIFIED IDEOGRAPH-";
  private static final String SYLLABLE = "HANGUL SYLLABLE ";

  /// The short names of the parts of a syllable (Unicode, section 3.12); two have none.
  private static final String[] LEADS = "G GG N D DD R M B BB S SS - J JJ C K T P H".split(" ");

  private static final String[] VOWELS =
      "A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I".split(" ");
  private static final String[] TAILS =
      "- G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H".split(" ");

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
    for (String lineFeed : new String[] {"LINE FEED", "NEW LINE", "END OF LINE"}) {
      aliases.put(lineFeed, 10);
    }
    aliases.put("HORIZONTAL TABULATION", 9);
    aliases.put("VERTICAL TABULATION", 11);
    aliases.put("FORM FEED", 12);
    aliases.put("CARRIAGE RETURN", 13);
    aliases.put("NEXT LINE", 0x85);
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
    if (upper.startsWith(IDEOGRAPH)) {
      return ideograph(upper.substring(IDEOGRAPH.length()));
    }
    if (upper.startsWith(SYLLABLE)) {
      return syllable(upper.substring(SYLLABLE.length()));
    }
    try {
      return Character.toString(Character.codePointOf(upper));
    } catch (IllegalArgumentException unknown) {
      return "";
    }
  }

  private static String ideograph(String digits) {
    if (digits.length() < 4 || digits.length() > 5 || digits.charAt(0) == '+') {
      return "";
    }
    try {
      int letter = Integer.parseInt(digits, 16);
      boolean isUnified =
          Character.isIdeographic(letter)
              && String.valueOf(Character.getName(letter)).startsWith("CJK UNIFIED IDEOGRAPHS");
      return isUnified ? Character.toString(letter) : "";
    } catch (NumberFormatException notHexadecimal) {
      return "";
    }
  }

  private static String syllable(String name) {
    for (int lead = 0; lead < LEADS.length; lead++) {
      for (int vowel = 0; vowel < VOWELS.length; vowel++) {
        String open = part(LEADS[lead]) + VOWELS[vowel];
        for (int tail = 0; name.startsWith(open) && tail < TAILS.length; tail++) {
          if (name.equals(open + part(TAILS[tail]))) {
            int index = (lead * VOWELS.length + vowel) * TAILS.length + tail;
            return Character.toString(0xAC00 + index);
          }
        }
      }
    }
    return "";
  }

  private static String part(String name) {
    return name.equals("-") ? "" : name;
  }
}
