package dev.undebug.page;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says to which category the names on a page belong.
final class Variables {

  private static final Set<String> REQUEST_NAMES =
      Set.of(
          "AUTH_TYPE",
          "CONTENT_LENGTH",
          "CONTENT_TYPE",
          "CONTEXT_DOCUMENT_ROOT",
          "CONTEXT_PREFIX",
          "CSRF_COOKIE",
          "CSRF_COOKIE_NEEDS_RESET",
          "CSRF_COOKIE_NEEDS_UPDATE",
          "CSRF_COOKIE_USED",
          "DOCUMENT_ROOT",
          "GATEWAY_INTERFACE",
          "HTTPS",
          "PATH_INFO",
          "PATH_TRANSLATED",
          "QUERY_STRING",
          "RAW_URI",
          "REMOTE_ADDR",
          "REMOTE_HOST",
          "REMOTE_IDENT",
          "REMOTE_PORT",
          "REMOTE_USER",
          "REQUEST_METHOD",
          "REQUEST_SCHEME",
          "REQUEST_URI",
          "SCRIPT_FILENAME",
          "SCRIPT_NAME",
          "SCRIPT_URI",
          "SCRIPT_URL",
          "SERVER_ADDR",
          "SERVER_ADMIN",
          "SERVER_NAME",
          "SERVER_PORT",
          "SERVER_PORT_SECURE",
          "SERVER_PROTOCOL",
          "SERVER_SIGNATURE",
          "SERVER_SOFTWARE",
          "UNIQUE_ID");

  private static final Set<String> QUERY_NAMES =
      Set.of(
          "sql",
          "query",
          "statement",
          "params",
          "param_list",
          "args",
          "vars",
          "bulk_rows",
          "operation",
          "parameters",
          "final_query",
          "last_executed_query");

  private static final Set<String> CONTEXT_NAMES =
      Set.of("context", "context_dict", "context_instance", "ctx", "data", "dictionary", "flatten");

  private static final Set<String> TEMPLATE_NAMES =
      Set.of("contents", "template_string", "source", "tokens", "nodelist", "token_string");

  private static final Pattern UPLOAD =
      Pattern.compile(
          "\\s*<(?:\\w*UploadedFile|MultiValueDict|QueryDict|WSGIRequest|ASGIRequest)\\b: ");

  /// Where statements pass on their way to the database: Django's own and the drivers'.
  private static final Pattern DATABASE =
      Pattern.compile(
          "[/\\\\](?:db[/\\\\](?:backends|models[/\\\\]sql)|psycopg|MySQLdb|pymysql|mysql[/\\\\]connector"
              + "|sqlalchemy|cx_Oracle|oracledb|asyncpg|sqlite3)[/\\\\]");

  private static final Pattern TEMPLATE =
      Pattern.compile(
          "[/\\\\](?:template|jinja2|views[/\\\\]generic)[/\\\\]|[/\\\\]shortcuts\\.py$");

  private static final Set<String> BODY_NAMES = Set.of("body", "raw_body", "request_body");

  private static final Pattern ASSIGNMENT = Pattern.compile("(?m)^[ \\t]*(\\w+) = (.*)$");
  private static final Pattern BODY =
      Pattern.compile("\\brequest\\.(?:body|data)\\b(?!\\.get|\\[)|\\brequest\\.read\\(\\)");
  private static final Pattern PARSED = Pattern.compile("\\bjson\\.loads\\((\\w+)");

  private Variables() {}

  /// A name of META is the request's when a server makes it from the request; what else stands
  /// there is the process environment, which runserver and wsgiref copy.
  static Category ofMeta(String name) {
    boolean isServer =
        name.startsWith("HTTP_")
            || name.startsWith("SSL_")
            || name.startsWith("REDIRECT_")
            || name.indexOf('.') > 0
            || REQUEST_NAMES.contains(name);
    return isServer ? Category.REQUEST : Category.ENVIRONMENT;
  }

  /// A local variable of a frame, which may be a statement on its way to the database or what a
  /// template sees.
  static Category ofLocal(String path, String name, String value) {
    boolean isOfQuery = QUERY_NAMES.contains(name) && isDatabase(path);
    if (isOfQuery || Statements.begins(value)) {
      return Category.DATABASE_QUERY;
    }
    if (UPLOAD.matcher(value).lookingAt()) {
      return Category.REQUEST;
    }
    boolean isOfTemplate = CONTEXT_NAMES.contains(name) || TEMPLATE_NAMES.contains(name);
    if (isOfTemplate && isTemplate(path)) {
      return Category.TEMPLATE_CONTEXT;
    }
    if (value.contains("URLPattern '") || value.contains("RegexURLPattern ")) {
      return Category.URL_PATTERN;
    }
    return Category.LOCAL_VARIABLE;
  }

  /// The local variables that hold the request's body: by their name in a function that takes a
  /// request, or as the source lines of their frame show (`data = json.loads(body)`).
  static Set<String> requestBodies(String source) {
    var names = new HashSet<String>();
    if (source.contains("request")) {
      names.addAll(BODY_NAMES);
    }
    Matcher assignment = ASSIGNMENT.matcher(source);
    while (assignment.find()) {
      String value = assignment.group(2);
      boolean isBody = BODY.matcher(value).find();
      Matcher parsed = PARSED.matcher(value);
      if (isBody || (parsed.find() && names.contains(parsed.group(1)))) {
        names.add(assignment.group(1));
      }
    }
    return names;
  }

  private static boolean isDatabase(String path) {
    return DATABASE.matcher(path).find();
  }

  private static boolean isTemplate(String path) {
    return TEMPLATE.matcher(path).find();
  }

  /// An exception's text belongs to what it quotes, or else to what exceptions of its type quote.
  static Category ofException(String type, String text) {
    return Statements.areIn(text) ? Category.DATABASE_QUERY : ofException(type);
  }

  private static Category ofException(String type) {
    return switch (type) {
      case "DatabaseError",
          "DataError",
          "IntegrityError",
          "InterfaceError",
          "InternalError",
          "NotSupportedError",
          "OperationalError",
          "ProgrammingError",
          "EmptyResultSet",
          "UniqueViolation",
          "UndefinedColumn",
          "UndefinedTable" ->
          Category.DATABASE_QUERY;
      case "TemplateSyntaxError", "TemplateDoesNotExist", "VariableDoesNotExist" ->
          Category.TEMPLATE_CONTEXT;
      case "NoReverseMatch", "Resolver404", "Http404" -> Category.URL_PATTERN;
      case "ImportError", "ModuleNotFoundError" -> Category.PACKAGE;
      case "ImproperlyConfigured", "AppRegistryNotReady" -> Category.SETTING;
      case "MultiValueDictKeyError", "UnreadablePostError", "JSONDecodeError" -> Category.REQUEST;
      case "FileNotFoundError", "PermissionError", "IsADirectoryError", "NotADirectoryError" ->
          Category.PATH;
      default -> Refusals.NAMES.contains(type) ? Category.REQUEST : Category.LOCAL_VARIABLE;
    };
  }
}
