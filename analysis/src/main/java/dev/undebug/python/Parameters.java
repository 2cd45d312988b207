package dev.undebug.python;

import java.util.List;

/// The declared parameters of a function or lambda, group by group; CPython's `ast.arguments`.
///
/// @param positionalOnly those before `/`
/// @param positional those before `*`
/// @param variadic `*args`: none or one
/// @param keywordOnly those behind `*`
/// @param variadicKeyword `**kwargs`: none or one
/// @param unpacked Python 2's tuple parameters, by the name `.N` of the parameter they stand for
public record Parameters(
    List<Parameter> positionalOnly,
    List<Parameter> positional,
    List<Parameter> variadic,
    List<Parameter> keywordOnly,
    List<Parameter> variadicKeyword,
    List<Expression> unpacked) {}
