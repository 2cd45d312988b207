package dev.undebug.threat;

import dev.undebug.page.Category;
import dev.undebug.secret.SecretKind;
import java.util.List;
import java.util.Optional;

/// The table from what is disclosed to what it opens. A disclosure that Django itself starred opens
/// nothing; one that is a credential opens what the credential opens besides what its category
/// opens.
///
/// The cells of a row: CWE, Top 10 of 2021, Top 10 of 2025, ASVS 5.0, ATT&CK, CAPEC.
public enum Exposure {
  DEBUG_MODE("489 1295 | A05 | A02 | 13.4.2 | T1595.002 | 121"),
  /// What DEBUG costs: the page itself, and the queries that are kept.
  QUERY_LOG("401 770 | A05 | A02 | 13.4.2 | T1499.003 | 130 131"),
  SOURCE_CODE("215 540 | A01 | A01 | 16.5.1 | T1592.002 | 37"),
  LOCAL_VARIABLE("200 215 | A01 | A10 | 16.2.5 16.5.1 | T1552 | 116"),
  DATABASE_QUERY("209 | A04 | A10 | 16.5.1 | T1190 | 54"),
  SETTING("200 497 | A05 | A02 | 13.3.1 13.4.2 | T1590 | 116"),
  ENVIRONMENT("497 526 | A05 | A02 | 13.3.1 13.4.2 | T1552.001 T1590 | 116"),
  PACKAGE("497 | A01 | A01 | 13.4.6 | T1592.002 | 170"),
  REQUEST("200 | A01 | A01 | 16.2.5 | T1592 | 116"),
  TEMPLATE_CONTEXT("209 215 | A04 | A10 | 16.5.1 | T1592.002 | 54"),
  URL_PATTERN("200 497 | A01 | A01 | 13.4.5 | T1595.003 | 169 215"),
  PATH("497 | A01 | A01 | 13.4.6 | T1083 | 170"),
  VERSION("497 | A01 | A01 | 13.4.6 | T1592.002 | 170 224"),
  USER("200 359 | A01 | A01 | 14.2.4 | T1589.002 | 116"),

  SIGNING_KEY("321 798 | A02 A07 | A04 A07 | 9.1.1 13.3.1 13.3.4 | T1550.004 T1606.001 | 196"),
  DATABASE_CREDENTIAL("200 522 798 | A04 A07 | A06 A07 | 13.3.1 13.3.4 | T1213.006 | 555 560"),
  CLOUD_CREDENTIAL("200 522 798 | A04 A07 | A06 A07 | 13.3.1 13.3.4 | T1078.004 T1530 | 555 560"),
  SERVICE_CREDENTIAL("200 522 798 | A04 A07 | A06 A07 | 13.3.1 13.3.4 | T1552 | 555 560"),
  PASSWORD("200 522 798 | A04 A07 | A06 A07 | 13.3.1 13.3.4 | T1552 | 555 560"),
  PRIVATE_KEY("200 321 522 | A02 A04 | A04 A06 | 13.3.1 13.3.4 | T1552 | 560"),
  VISITOR_CREDENTIAL(
      "200 384 598 | A01 A04 A07 | A01 A06 A07 | 14.2.1 16.2.5 | T1539 T1550.004 | 60 593"),

  /// `SECRET_KEY` together with a session serializer that unpickles.
  UNPICKLED_SESSION("321 502 | A08 | A08 | 1.5.2 | T1059.006 T1190 | 586"),
  /// A console on the page: Werkzeug's debugger.
  CONSOLE("489 | A05 | A02 | 13.4.2 | T1059.006 T1190 | 121"),
  /// Where staff logs in, or who does.
  STAFF("200 359 497 | A01 | A01 | 13.4.5 14.2.4 | T1589.001 T1595.003 | 169"),
  /// A package with a known flaw.
  VULNERABLE_PACKAGE("1104 1395 | A06 | A03 | 15.1.1 | T1190 T1588.006 | 170"),
  /// CVE-2017-12794: the technical page of Django 1.10.0 to 1.10.7 and 1.11.0 to 1.11.4 does not
  /// escape all of an exception chain.
  UNESCAPED_PAGE("79 | A03 | A05 | 1.2.1 | T1059.007 | 63");

  private final String row;

  Exposure(String row) {
    this.row = row;
  }

  public References references() {
    return References.of(row);
  }

  /// What it opens.
  public List<Vector> vectors() {
    return switch (this) {
      case DEBUG_MODE -> List.of(Vector.RECONNAISSANCE, Vector.DENIAL_OF_SERVICE);
      case QUERY_LOG -> List.of(Vector.DENIAL_OF_SERVICE);
      case SOURCE_CODE,
          LOCAL_VARIABLE,
          SETTING,
          ENVIRONMENT,
          PACKAGE,
          REQUEST,
          TEMPLATE_CONTEXT,
          URL_PATTERN,
          PATH,
          VERSION,
          USER ->
          List.of(Vector.RECONNAISSANCE);
      case DATABASE_QUERY -> List.of(Vector.RECONNAISSANCE, Vector.SQL_INJECTION);
      case SIGNING_KEY ->
          List.of(Vector.CREDENTIAL_THEFT, Vector.SESSION_HIJACKING, Vector.PRIVILEGE_ESCALATION);
      case DATABASE_CREDENTIAL, CLOUD_CREDENTIAL ->
          List.of(Vector.CREDENTIAL_THEFT, Vector.PRIVILEGE_ESCALATION);
      case SERVICE_CREDENTIAL, PASSWORD, PRIVATE_KEY -> List.of(Vector.CREDENTIAL_THEFT);
      case VISITOR_CREDENTIAL -> List.of(Vector.CREDENTIAL_THEFT, Vector.SESSION_HIJACKING);
      case UNPICKLED_SESSION, CONSOLE, VULNERABLE_PACKAGE -> List.of(Vector.CODE_EXECUTION);
      case STAFF -> List.of(Vector.PRIVILEGE_ESCALATION);
      case UNESCAPED_PAGE -> List.of(Vector.XSS);
    };
  }

  /// The row of a category.
  public static Exposure of(Category category) {
    return switch (category) {
      case SOURCE_CODE -> SOURCE_CODE;
      case LOCAL_VARIABLE -> LOCAL_VARIABLE;
      case DATABASE_QUERY -> DATABASE_QUERY;
      case SETTING -> SETTING;
      case ENVIRONMENT -> ENVIRONMENT;
      case PACKAGE -> PACKAGE;
      case REQUEST -> REQUEST;
      case TEMPLATE_CONTEXT -> TEMPLATE_CONTEXT;
      case URL_PATTERN -> URL_PATTERN;
      case PATH -> PATH;
      case VERSION -> VERSION;
      case USER -> USER;
    };
  }

  /// The row of a credential.
  public static Exposure of(SecretKind.Use use) {
    return switch (use) {
      case SIGNING -> SIGNING_KEY;
      case DATABASE -> DATABASE_CREDENTIAL;
      case CLOUD -> CLOUD_CREDENTIAL;
      case SERVICE -> SERVICE_CREDENTIAL;
      case VISITOR -> VISITOR_CREDENTIAL;
      case KEY -> PRIVATE_KEY;
      case PASSWORD -> PASSWORD;
    };
  }

  /// The rows of one disclosure; none when it is starred.
  public static List<Exposure> of(Leak leak) {
    if (leak.isMasked()) {
      return List.of();
    }
    Optional<SecretKind> kind = leak.kind();
    return kind.isEmpty()
        ? List.of(of(leak.category()))
        : List.of(of(leak.category()), of(kind.get().use()));
  }
}
