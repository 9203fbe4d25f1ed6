office-people = Люди
office-add = Добавить человека
office-name = Имя
office-name-ru = Имя по-русски
office-name-en = Имя по-английски
office-name-wrong = Напишите имя, не более 120 знаков.
office-login = Логин
office-login-hint = Строчные латинские буквы, цифры, точка, дефис; например, kz-duty-officer-2.
office-login-wrong = Это не логин: нужно от 2 до 64 строчных латинских букв, цифр, точек, дефисов.
office-login-taken = Человек с таким логином уже есть. Выберите другой.
office-post = Должность
office-post-wrong = Выберите должность из списка.
office-state = Состояние
office-acts = Действия
office-active = действует
office-closed = закрыт
office-no-key = ключа ещё нет
office-go-on = Далее
office-add-sure = Проверьте написанное. Будет создана одноразовая ссылка, по которой человек выберет пароль.
office-add-do = Добавить и создать ссылку
office-act-link = Новая ссылка
office-act-close = Закрыть доступ
office-act-open = Открыть доступ
office-sure = Подтверждение
office-sure-link = Прежний пароль перестанет действовать. Новый пароль человек выберет по одноразовой ссылке.
office-sure-close = Сеансы будут завершены сразу, вход станет невозможен. Подписанное остаётся в силе.
office-sure-open = Человек снова сможет входить с прежним паролем.
office-do = Да, выполнить
office-done-close = { $name }: доступ закрыт.
office-done-open = { $name }: доступ открыт.
office-link-title = Одноразовая ссылка
office-link-what = Передайте эту ссылку ({ $login }) так, чтобы её не прочёл никто другой. Она действует один раз, семь дней, и больше не будет показана.
office-link-copy = Скопировать ссылку
office-keys = Ключи
office-keys-what = Ключом подписывают от имени должности. Утраченный ключ отзывают; после этого подписанное им не принимается.
office-key = Ключ
office-custody = Хранится
office-custody-word = { $word ->
    [server] на этом сервере
    [file] в файле
    [passkey] на устройстве входа
   *[pkcs11] на токене
}
office-since = С записи
office-until = По
office-in-force = действует
office-site = этот узел
office-enrol = Зарегистрировать ключ
office-key-replace = Заменить
office-key-revoke = Отозвать
office-key-sure-replace = Для этой должности создаётся и регистрируется новый ключ, после чего прежний отзывается. Обе записи вносятся в журнал за вашей подписью.
office-key-sure-revoke = Этим ключом больше ничего нельзя будет подписать. Отзыв вносится в журнал за вашей подписью, и отменить его нельзя.
office-reason = Причина
office-sign-do = Подписать и выполнить
office-key-done-revoke = Ключ отозван.
office-key-done-replace = Ключ заменён.
