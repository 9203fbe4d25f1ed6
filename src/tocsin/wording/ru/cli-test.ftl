cli-test = Запускает тесты; всё, что стоит после имени команды, передаётся pytest.

    Пример: tocsin test tests/core -k silence
