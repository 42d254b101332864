/// What functions of other tools are called here.
enum FunctionsElsewhere {
  /// The function to use in place of one of SQL, R, pandas or a spreadsheet, with such a name.
  static func lesson(for name: String) -> String? {
    names[name.lowercased()].map { "in this language that is `\($0)`" }
  }

  private static let names: [String: String] = [
    "mean": "avg", "average": "avg", "averageif": "avg", "sumif": "sum",
    "n": "count", "size": "count", "countif": "count", "counta": "count",
    "std": "stdev", "stddev": "stdev", "sd": "stdev", "var": "variance",
    "percentile": "quantile", "quantile_cont": "quantile", "percentile_cont": "quantile",
    "n_distinct": "distinct", "nunique": "distinct", "unique": "distinct",
    "count_distinct": "distinct", "any_value": "first", "arg_max": "latest",
    "ceiling": "ceil", "ln": "log", "pow": "power",
    "len": "length", "nchar": "length", "strlen": "length", "char_length": "length",
    "left": "prefix", "right": "suffix",
    "tolower": "lower", "lcase": "lower", "toupper": "upper", "ucase": "upper", "strip": "trim",
    "paste": "concat", "paste0": "concat", "gsub": "replace", "substitute": "replace",
    "split_part": "split", "strsplit": "split",
    "datediff": "days", "date_diff": "days", "difftime": "days", "datedif": "months",
    "dayofweek": "weekday", "isodow": "weekday", "todate": "date",
    "to_date": "date", "as_date": "date",
    "ntile": "quantiles", "qcut": "quantiles", "cut": "bucket", "width_bucket": "bands",
    "shift": "lag",
    "iif": "if", "ifelse": "if", "if_else": "if", "case_when": "case",
    "ifnull": "coalesce", "nvl": "coalesce", "fillna": "coalesce",
    "to_number": "number", "to_string": "text", "str": "text",
  ]
}
