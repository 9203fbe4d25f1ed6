warning-finding-missing-file = такого файла нет.
warning-finding-is-directory = это папка; укажите файлы в ней.
warning-finding-not-a-file = это канал, устройство или сокет; читаются только файлы.
warning-finding-unreadable-file = файл не читается ({ $reason }); проверьте права доступа.
warning-finding-empty-file = файл пуст.
warning-finding-compressed = файл сжат; сначала распакуйте его.
warning-finding-not-xml = файл не в формате XML.
warning-finding-undecodable = байты файла не складываются в текст в кодировке { $codec } (около байта { $octet }); получите файл заново.
warning-finding-nul-character = в файле есть нулевые символы, которых в тексте XML не бывает; файл повреждён или это не текст.
warning-finding-doctype = в файле есть объявление типа документа (DTD). В предупреждениях его не бывает, и оно может причинить вред, поэтому файл не прочитан.
warning-finding-external-reference = файл требует включить в него другой файл (XInclude); он не прочитан.
warning-finding-too-deep = элементы вложены глубже, чем это бывает в предупреждениях; файл не прочитан.
warning-finding-too-much-markup = разметки в одном месте больше, чем бывает в любом предупреждении; файл не прочитан.
warning-finding-prolog-too-long = перед первым элементом стоит слишком много; файл не прочитан.
warning-finding-namespace-too-long = пространство имён длиннее, чем может быть нужно; файл не прочитан.
warning-finding-part-too-long = текст, имя или тег длиннее допустимого; файл не прочитан.
warning-finding-not-well-formed = начиная со строки { $line }, столбца { $column } это не XML ({ $reason }). Дальнейшее прочитать не удалось; запросите файл у отправителя ещё раз.
warning-finding-no-warning = предупреждений в файле нет (первый элемент — «{ $root }»).
warning-finding-empty-alert = в предупреждении нет ни идентификатора, ни отправителя, ни времени, ни сведений.

warning-finding-truncated = { $bound ->
    [octets] файл больше 50 МБ, которые читаются; прочитано предупреждений: { $count }, остальное не прочитано.
    [warnings] предупреждений в файле больше, чем читается за один раз ({ $count }); остальное не прочитано.
   *[seconds] время, отведённое на один файл, вышло; прочитано предупреждений: { $count }, остальное не прочитано.
}
warning-finding-empty-feed = предупреждений в ленте сейчас нет.
warning-finding-encoding-guessed = часть байтов не соответствует кодировке { $codec }; они прочитаны как наиболее вероятные буквы.
warning-finding-encoding-mismatch = в файле указана кодировка «{ $declared }», на деле это { $codec }; прочитано как { $codec }.
warning-finding-unknown-encoding = кодировка «{ $value }» неизвестна; файл прочитан как UTF-8.
warning-finding-space-before-declaration = перед объявлением XML что-то стоит; это пропущено.
warning-finding-control-characters = управляющие символы, недопустимые в XML, заменены пробелами.
warning-finding-bare-ampersand = исправлены символы, недопустимые в XML в таком виде (например, одиночный &): { $count }.
warning-finding-several-documents = в файле несколько документов подряд либо текст после его конца.
warning-finding-undeclared-prefix = употреблены префиксы, которые в файле не объявлены: { $value }.

warning-finding-link-not-followed = в ленте только ссылка на предупреждение; переход по ней не выполнялся: { $link }
warning-finding-entry-without-alert = в записи ленты нет ни полного предупреждения, ни ссылки на него; приведены её собственные поля.
warning-finding-empty-entry = запись ленты пуста.
warning-finding-identifier-from-link = у записи нет собственного идентификатора; вместо него взята ссылка: { $value }
warning-finding-alert-as-text = предупреждение лежало в виде текста внутри другого документа.
warning-finding-alert-outside-entry = предупреждение стоит в ленте, но не в её записях.
warning-finding-embedded-refused = вложенный документ не прочитан ({ $code }).
warning-finding-duplicate-identifier = у одного из предыдущих предупреждений этого файла те же отправитель и идентификатор.
warning-finding-signature-not-verified = предупреждение подписано; подпись не проверялась.

warning-finding-missing-namespace = пространство имён CAP не указано; предупреждение прочитано как { $format }.
warning-finding-unknown-namespace = «{ $value }» — не пространство имён CAP; предупреждение прочитано как { $format }.
warning-finding-mixed-namespaces = части предупреждения стоят в другом пространстве имён («{ $value }»); они всё равно прочитаны.
warning-finding-misspelt-element = элемент должен называться «{ $name }»; он прочитан как таковой.
warning-finding-unknown-element = элемента «{ $name }» в CAP здесь нет; в нём сказано: { $value }
warning-finding-missing-element = обязательного элемента «{ $name }» нет.
warning-finding-repeated-element = «{ $name }» допускается только один раз; не использовано: { $value }
warning-finding-out-of-order = «{ $name }» стоит не на своём месте.
warning-finding-unexpected-attribute = атрибута «{ $name }» в CAP здесь нет; в нём сказано: { $value }
warning-finding-stray-text = между элементами стоит текст: { $value }
warning-finding-markup-in-text = там, где должен быть только текст, стоят элементы; прочитан их текст.
warning-finding-pair-as-text = название и значение записаны одним текстом: { $value }

warning-finding-empty-value = «{ $name }» не заполнено.
warning-finding-unknown-value = «{ $value }» — не из значений, которые CAP допускает для «{ $name }»; приведено как есть.
warning-finding-padded-value = значение «{ $value }» для «{ $name }» окружено пробелами.
warning-finding-restricted-characters = пробелы, запятые, знаки < и & здесь не допускаются: { $value }
warning-finding-bad-time = «{ $value }» — не время.
warning-finding-time-without-offset = «{ $value }» — без смещения от UTC, поэтому момент не определён.
warning-finding-untidy-time = «{ $value }» записано не так, как требует CAP; прочитано как { $read }.
warning-finding-bad-language = «{ $value }» — не обозначение языка.
warning-finding-bad-address = «{ $value }» — не адрес в сети.
warning-finding-bad-number = «{ $value }» — не число.
warning-finding-bad-reference = не все ссылки на другие предупреждения содержат отправителя, идентификатор и время: { $value }
warning-finding-untidy-references = ссылки на другие предупреждения разделены не так, как требует CAP; они разобраны: { $value }

warning-finding-bad-polygon = многоугольник не читается: { $value }
warning-finding-untidy-polygon = многоугольник записан не так, как требует CAP; прочитан как: { $value }
warning-finding-polygon-too-long = многоугольник слишком длинный и не проверялся: { $value }
warning-finding-polygon-too-short = в многоугольнике должно быть не меньше четырёх точек: { $value }
warning-finding-polygon-not-closed = последняя точка многоугольника не совпадает с первой: { $value }
warning-finding-bad-circle = окружность не читается: { $value }
warning-finding-untidy-circle = окружность записана не так, как требует CAP; прочитана как: { $value }
warning-finding-coordinates-swapped = широта и долгота, по-видимому, переставлены; на карте они показаны в верном порядке: { $value }
warning-finding-coordinates-out-of-range = таких широты или долготы не бывает: { $value }

warning-finding-no-info = в предупреждении не сказано, чего ожидать.
warning-finding-no-area = район не указан.
warning-finding-missing-references = сообщение вида «{ $kind }» должно указывать, к каким сообщениям оно относится, но не указывает.
warning-finding-missing-restriction = предупреждение предназначено ограниченному кругу, но не указано какому.
warning-finding-missing-addresses = предупреждение предназначено отдельным адресатам, но они не названы.
warning-finding-expires-before-start = окончание ({ $expires }) раньше начала ({ $start }).
warning-finding-expires-before-sent = в момент отправки ({ $sent }) срок действия уже истёк ({ $expires }).
warning-finding-more-findings = прочие замечания опущены: { $count }.
