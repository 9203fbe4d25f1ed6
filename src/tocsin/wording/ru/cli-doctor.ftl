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
cli-doctor-data-missing = В папке { $value } установки пока нет.
cli-doctor-data = Установка в папке { $value }:
cli-doctor-guards = { $level ->
    [broken] База данных больше не защищает записи ({ $value }). Выполните tocsin ledger check и восстановите данные из резервной копии.
   *[good] База данных не даёт изменить или удалить записи.
}
cli-doctor-durability = { $level ->
    [broken] Запись на диск не гарантирована ({ $value }): подтверждённое может пропасть. Установите pysqlite3 и запустите снова.
    [weak] Запись на диск гарантирована в медленном режиме ({ $value }).
   *[good] Подтверждённое записано на диск ({ $value }).
}
cli-doctor-keys = { $level ->
    [broken] Ключи в файле { $value } доступны другим: chmod 600.
   *[good] Ключи в файле { $value } доступны только владельцу.
}
cli-doctor-ledger = { $needed ->
    [ledger_behind_signed] Журнал { $value } восстановлен из старой копии и не принимает записей, пока не приняты более поздние (tocsin ledger import).
    [ledger_is_copy] Журнал { $value } — копия только для чтения.
   *[other] { $level ->
        [broken] Журнал { $value }: его ключи непригодны ({ $needed }).
       *[good] Журнал { $value } принимает записи.
    }
}
cli-doctor-room = { $level ->
    [broken] Диск переполнен: свободно { $value } МиБ.
    [weak] Диск почти полон: свободно { $value } МиБ.
   *[good] Свободно на диске: { $value } МиБ.
}
