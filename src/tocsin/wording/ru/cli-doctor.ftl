cli-doctor = Состояние установки простыми словами.

    Код завершения 1, если установка неработоспособна.
cli-doctor-level = { $level ->
    [good] [норма]
    [weak] [важно]
   *[broken] [ОТКАЗ]
}
cli-doctor-python = Python { $value }{ $level ->
    [broken] {" "}устарел: нужна версия { $needed } или новее. Установите более новый Python и удалите папку .venv.
   *[good] .
}
cli-doctor-engine = Ядро SQLite { $value }{ $level ->
    [broken] {" "}старше версии { $needed } и может повредить данные. Переустановите программу: удалите папку .venv и снова запустите ./tocsin.
   *[good] {" "}из пакета pysqlite3.
}
cli-doctor-engine-missing = Пакета pysqlite3 нет, поэтому используется ядро { $value } из состава Python в безопасном режиме, примерно впятеро медленнее. Ядро { $needed } или новее поставляется с pysqlite3.
cli-doctor-web = { $level ->
    [broken] Веб-интерфейс не собран: нет файла { $value }. Удалите папку .venv и снова запустите ./tocsin.
   *[good] Веб-интерфейс собран.
}
cli-doctor-fonts = { $level ->
    [weak] Шрифтов для документов нет; файлы PDF будут набраны тем, что есть в системе.
   *[good] Шрифты для документов на месте: { $value }.
}
cli-doctor-encoding = { $level ->
    [weak] Кодировка терминала — { $value }, русские буквы могут не отображаться. Задайте LC_ALL=C.UTF-8.
   *[good] Кодировка терминала — { $value }.
}
cli-doctor-verdict = { $healthy ->
    [true] Установка исправна.
   *[false] Установка неработоспособна: см. строки с пометкой ОТКАЗ.
}
