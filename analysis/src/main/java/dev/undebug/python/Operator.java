package dev.undebug.python;

/// What stands between operands. The names are those of CPython's `ast`.
public final class Operator {

  private Operator() {}

  public enum Logical {
    AND,
    OR
  }

  public enum Unary {
    INVERT,
    NOT,
    UADD,
    USUB
  }

  public enum Binary {
    ADD,
    SUB,
    MULT,
    MAT_MULT,
    DIV,
    MOD,
    POW,
    L_SHIFT,
    R_SHIFT,
    BIT_OR,
    BIT_XOR,
    BIT_AND,
    FLOOR_DIV
  }

  public enum Comparison {
    EQ,
    NOT_EQ,
    LT,
    LT_E,
    GT,
    GT_E,
    IS,
    IS_NOT,
    IN,
    NOT_IN
  }
}
