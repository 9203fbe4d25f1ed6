cli-replay = Воспроизводит сценарий в новый журнал записей и печатает ход событий.

    SCENARIO — имя поставляемого сценария (см. --list) или путь к файлу. Без --data журнал хранится в памяти и потом исчезает. Код завершения 1, если что-то из ожидаемого не произошло.
    .scenario = Имя поставляемого сценария либо путь к файлу или папке.
    .list = Перечислить поставляемые сценарии и закончить.
    .data = Папка, в которой хранится журнал; если её нет, она создаётся.
    .certificates = Папка, куда пишется свидетельство о каждом объявленном решении.
    .ledger = Краткое имя нового журнала; обычно replay-SCENARIO.
cli-replay-row = { $id }  { $title }
cli-replay-expected = Что ожидалось:
cli-replay-expectation = { $met ->
    [yes] [ да ]
   *[no] [НЕТ ]
} { $text }; на деле: { $actual }
cli-replay-decisions = Решения:
cli-replay-decision = { $id }: { $outcome } — { $title }
cli-replay-verdict = { $failed ->
    [0] Всё ожидаемое произошло.
    [one] Не произошло { $failed } из { $count } ожидаемого.
    [few] Не произошли { $failed } из { $count } ожидаемого.
   *[many] Не произошло { $failed } из { $count } ожидаемого.
}
cli-replay-kept = Хранится как журнал { $ledger } в { $data }.
cli-replay-certificate = Свидетельство: { $file }
