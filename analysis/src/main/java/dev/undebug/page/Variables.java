package dev.undebug.page;

import java.util.Locale;
import java.util.Set;

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
          "final_query",
          "last_executed_query");

  private static final Set<String> CONTEXT_NAMES =
      Set.of("context", "context_dict", "context_instance", "ctx", "data", "dictionary", "flatten");

  private Variables() {}

  /// A name of META is the request's when a server makes it from the request; what else stands
  /// there is the process environment, which runserver and wsgiref copy.
  static Category ofMeta(String name) {
    boolean isServer =
        name.startsWith("HTTP_")
            || name.startsWith("SSL_")
            || name.indexOf('.') > 0
            || REQUEST_NAMES.contains(name);
    return isServer ? Category.REQUEST : Category.ENVIRONMENT;
  }

  /// A local variable of a frame, which may be a statement on its way to the database or what a
  /// template sees.
  static Category ofLocal(String path, String name, String value) {
    if (QUERY_NAMES.contains(name) && (isDatabase(path) || isStatement(value))) {
      return Category.DATABASE_QUERY;
    }
    if (CONTEXT_NAMES.contains(name) && isTemplate(path)) {
      return Category.TEMPLATE_CONTEXT;
    }
    return Category.LOCAL_VARIABLE;
  }

  private static boolean isDatabase(String path) {
    return path.contains("/db/backends/") || path.contains("/db/models/sql/");
  }

  private static boolean isTemplate(String path) {
    return path.contains("/template/")
        || path.endsWith("/shortcuts.py")
        || path.contains("jinja2/");
  }

  private static boolean isStatement(String value) {
    String start = value.replaceFirst("^[urb]*['\"]+\\s*", "").toUpperCase(Locale.ROOT);
    return start.startsWith("SELECT ")
        || start.startsWith("INSERT ")
        || start.startsWith("UPDATE ")
        || start.startsWith("DELETE ")
        || start.startsWith("WITH ")
        || start.startsWith("CREATE ")
        || start.startsWith("ALTER ")
        || start.startsWith("SAVEPOINT ");
  }

  /// An exception's text belongs to what exceptions of its type quote.
  static Category ofException(String type) {
    return switch (type) {
      case "DatabaseError",
          "DataError",
          "IntegrityError",
          "InterfaceError",
          "InternalError",
          "NotSupportedError",
          "OperationalError",
          "ProgrammingError" ->
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
