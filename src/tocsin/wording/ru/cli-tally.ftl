cli-tally = Применить правила принятия решений к голосованиям, по строке JSON на каждое.

    На голосование с ошибкой выводится строка с её описанием; остальные подсчитываются, код завершения 2.
    .charter = Идентификатор поставляемого свода правил или путь к папке.
    .ballots = Файл CSV: ballot,date,organ,matter,member,position или ballot,date,organ,matter,yes,no,abstain,absent,no_by.
