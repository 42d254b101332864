import Values

extension Dataset {
  /// One row for each purchase in the shop.
  static let orders = Dataset(
    fileName: "orders.csv",
    columns: ["order_id", "customer_id", "date", "amount", "category", "items"]
  ) { company in
    company.chronicle(\.orders, on: \.date).enumerated().map { index, entry in
      let order = entry.deed
      return [
        Key.text("O", index + 1), entry.customer.id, order.date.description,
        order.amount.description, order.category, String(order.items),
      ]
    }
  }
}
