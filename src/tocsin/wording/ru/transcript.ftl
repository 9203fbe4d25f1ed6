transcript-kind = { $invented ->
    [yes] Вымышленная обстановка: ничего этого не было.
   *[no] Воспроизведение прошлых событий по открытым сообщениям. Не действующий журнал.
}
transcript-zone = Время: { $zone }.
transcript-by-time = По истечении времени
transcript-article = { $act }, статья { $number }
transcript-standing = { $standing ->
    [official] официально
    [reported] по сообщениям
   *[assumed] принято условно
}; { $clock ->
    [recorded] час известен
    [day] день известен, час условный
   *[assumed] время условное
}
transcript-refused = Отказано: { $what }: { $reason }{ $expected ->
    [yes] . Сценарий ожидает этот отказ.
   *[no] . Сценарий этого не ожидает.
}
transcript-finding = { $code ->
    [basis_unusual] отмечено: { $about } — необычное основание для этого вопроса
    [article_reported] отмечено: { $about } — известно только по сообщениям
    [article_unverified] отмечено: { $about } — не сверено
    [strength_reported] отмечено: численность — по сообщениям
    [strength_assumed] отмечено: численность принята условно
   *[other] отмечено: { $code } { $about }
}
transcript-people = человек: { $value }
transcript-vehicles = единиц техники: { $value }
transcript-aircraft = самолётов: { $value }
transcript-sorties = вылетов: { $value }
transcript-every-hours = каждые { $value } ч
transcript-recorded-for = записано за: { $value }
transcript-proposed-by = предложение: { $value }
transcript-until = до { $at }
transcript-confirmed = { $yes ->
    [yes] подтверждено членом Совета
   *[no] оспорено членом Совета
}
transcript-accepted = { $yes ->
    [yes] принято
   *[no] отклонено
}
transcript-agreed = { $yes ->
    [yes] согласие дано
   *[no] в согласии отказано
}
transcript-met = { $yes ->
    [yes] выполнено
   *[no] не выполнено
}
transcript-last = { $yes ->
    [yes] последние из контингента
   *[no] не последние
}
transcript-whole = { $yes ->
    [yes] тем самым все силы
   *[no] не все силы
}
transcript-owner-members = все государства-члены
transcript-owner-unspecified = кем — не указано
