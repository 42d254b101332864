import Language
import Values

extension CheckedExpression {
  /// The date inside a function that gives its period, such as `joined` of `month(joined)`.
  var beforePeriod: CheckedExpression? {
    switch kind {
    case .function(let name, let arguments) where Grain(rawValue: name) != nil:
      return arguments.count == 1 && arguments[0].type.type.isTime ? arguments[0] : nil
    case .origin(let inner):
      return inner.beforePeriod.map { CheckedExpression(.origin($0), $0.type, range: range) }
    case .lookup(let link, let inner):
      return inner.beforePeriod.map { CheckedExpression(.lookup(link, $0), $0.type, range: range) }
    default: return nil
    }
  }
}
