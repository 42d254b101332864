import Testing

struct CheckingLinksTests {
  @Test
  func `links give customers the aggregates of their rows and rows the values of their customer`() {
    let transcript = #"""
      > filter count(orders) > 3
      filter count(orders) > 3=(> orders<count()> 3)
      > filter count(orders where amount > 5) > 3
      filter count(orders where amount > 5) > 3=(> orders<count() where (> amount ~5)> 3)
      > filter sum(orders.amount) > 3
      filter sum(orders.amount) > 3=(> orders<sum(amount)> ~3)
      > filter avg(orders.amount * 2 where date > customers.joined) > 3
      filter avg(orders.amount * 2 where date > customers.joined) > 3=(> orders<avg((* amount ~2)) where (> date customers.{joined})> ~3)
      > derive first_order = min(orders.date) | filter first_order < 2026-01
      filter (< first_order [2026-01-01])
      > derive x = 1 | filter count(orders) > 3
      filter count(orders) > 3=(> origin{orders<count()>} 3)
      > filter orders.amount > 3
      error D3: a row of `customers` can have many rows of `orders`
        filter orders.amount > 3
               ^^^^^^^^^^^^^
        gather them:  sum(orders.amount) or avg(orders.amount)
      > filter orders.amnt > 3
      error N3: `orders` has no column `amnt`
        filter orders.amnt > 3
                      ^^^^
        did you mean `amount`?
      > filter orders > 3
      error D3: a row of `customers` can have many rows of `orders`
        filter orders > 3
               ^^^^^^
        gather them:  count(orders) or count(orders where …)
      > filter sum(orders) > 3
      error K1: `sum` needs a value of `orders`
        filter sum(orders) > 3
               ^^^^^^^^^^^
        such as:  sum(orders.amount)
        form:  sum(number)
      > filter sum(orders.amnt) > 3
      error N3: `orders` has no column `amnt`
        filter sum(orders.amnt) > 3
                          ^^^^
        did you mean `amount`?
      > filter count(tickets) > 3
      error D1: `tickets` is not linked to `customers`
        filter count(tickets) > 3
                     ^^^^^^^
        both have `customer_id`:  link tickets to customers on customer_id
      > filter tickets.hours > 3
      error D1: `tickets` is not linked to `customers`
        filter tickets.hours > 3
               ^^^^^^^
        both have `customer_id`:  link tickets to customers on customer_id
      > tickets | filter customers.region = "a"
      error D1: `customers` is not linked to `tickets`
        tickets | filter customers.region = "a"
                         ^^^^^^^^^
        both have `customer_id`:  link tickets to customers on customer_id
      > orders | filter customers.region = "north"
      filter (= customers.{region} "north")
      > orders | filter count(events) > 3
      error D1: `events` is not linked to `orders`, but both are to `customers`
        orders | filter count(events) > 3
                              ^^^^^^
        name it there:  segment customers.x = count(events where …) > …   then use:  customers.x
      > orders | derive x = 1 | filter customers.region = "north"
      filter (= origin{customers.{region}} "north")
      > filter count(events where date in first 30 days of customers.joined) >= 5
      filter count(events where date in first 30 days of customers.joined) >= 5=(>= events<count() where (first 30 days asof 2026-07-01 date customers.{joined}) observed (<= (shift 30 days joined) [2026-07-01])> 5)
      > filter count(events where type = "app" and at in first 30 days) >= 5
      filter count(events where type = "app" and at in first 30 days) >= 5=(>= events<count() where (and (= type "app") (first 30 days asof 2026-07-01 at (timestamp customers.{joined}))) observed (<= (shift 30 days joined) [2026-07-01])> 5)
      > summarize avg(count(orders))
      summarize avg(count(orders))=avg(orders<count()>)
      > summarize count(orders)
      error A2: `count(orders)` is one value for each row, so it has many in a group
        summarize count(orders)
                  ^^^^^^^^^^^^^
        gather it again:  sum(count(orders)) or avg(count(orders))
      > summarize count() by region | filter customers.spend > 3
      error N5: the link to `customers` is gone after `summarize`
        summarize count() by region | filter customers.spend > 3
                                             ^^^^^^^^^
        the rows are others now; use `customers` before `summarize`
      > summarize count() by region | filter count(orders) > 3
      error N5: the link to `orders` is gone after `summarize`
        summarize count() by region | filter count(orders) > 3
                                                   ^^^^^^
        the rows are others now; use `orders` before `summarize`
      """#
    #expect(Bench.transcript(answering: transcript) == transcript)
  }
}
