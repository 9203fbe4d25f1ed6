moments-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
moments-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
moments-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
