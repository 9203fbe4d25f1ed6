"""The demo: a ledger that anybody may try, with a named person for every role. The names are invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tocsin.adapters.clock import SetClock
from tocsin.bootstrap.data_folder import Installation, create_installation
from tocsin.bootstrap.people import every_role
from tocsin.bootstrap.shipped import shipped_charter
from tocsin.core.charter.read import read_charter

DEMO_LEDGER = "demo"
DEMO_CHARTER = "csto"
DEMO_ORIGIN = "csto.example/demo"
BEGINS = datetime(2022, 1, 1, tzinfo=UTC)
"""The demo's ledger begins before its first case does."""
Name = tuple[str, str]
"""Russian, English."""

MEMBERS: dict[str, tuple[Name, ...]] = {
    "AM": (
        ("Ара Манукян", "Ara Manukyan"),
        ("Нарек Саргсян", "Narek Sargsyan"),
        ("Лилит Авагян", "Lilit Avagyan"),
        ("Тигран Азизян", "Tigran Azizyan"),
        ("Гор Мелконян", "Gor Melkonyan"),
        ("Ваге Симонян", "Vahe Simonyan"),
    ),
    "BY": (
        ("Пётр Кравчук", "Piotr Kravchuk"),
        ("Алесь Мороз", "Ales Moroz"),
        ("Ирина Савицкая", "Iryna Savitskaya"),
        ("Виктор Гончар", "Viktar Hanchar"),
        ("Олег Шиманец", "Aleh Shymanets"),
        ("Янина Лис", "Yanina Lis"),
    ),
    "KG": (
        ("Азамат Токтоев", "Azamat Toktoev"),
        ("Айгуль Исаева", "Aigul Isaeva"),
        ("Нурлан Абдыев", "Nurlan Abdyev"),
        ("Эркин Осмонов", "Erkin Osmonov"),
        ("Данияр Сыдыков", "Daniyar Sydykov"),
        ("Гульзат Молдоева", "Gulzat Moldoeva"),
    ),
    "KZ": (
        ("Ерлан Сагадиев", "Yerlan Sagadiev"),
        ("Асель Жумабаева", "Assel Zhumabayeva"),
        ("Тимур Ахметов", "Timur Akhmetov"),
        ("Бауыржан Оспанов", "Bauyrzhan Ospanov"),
        ("Данияр Калиев", "Daniyar Kaliyev"),
        ("Сауле Нурпеисова", "Saule Nurpeissova"),
    ),
    "RU": (
        ("Андрей Власов", "Andrei Vlasov"),
        ("Мария Еремеева", "Maria Eremeeva"),
        ("Сергей Лукин", "Sergei Lukin"),
        ("Николай Дёмин", "Nikolai Dyomin"),
        ("Павел Рогов", "Pavel Rogov"),
        ("Ольга Титова", "Olga Titova"),
    ),
    "TJ": (
        ("Фаррух Рахимов", "Farrukh Rahimov"),
        ("Зарина Шарипова", "Zarina Sharipova"),
        ("Далер Назаров", "Daler Nazarov"),
        ("Умед Каримов", "Umed Karimov"),
        ("Рустам Холов", "Rustam Kholov"),
        ("Мадина Юсуфи", "Madina Yusufi"),
    ),
}
ORGANISATION: dict[str, Name] = {
    "secretary-general": ("Станислав Орлов", "Stanislav Orlov"),
    "secretariat-lawyer": ("Елена Воронцова", "Elena Vorontsova"),
    "crc-duty-officer": ("Денис Арсеньев", "Denis Arsenyev"),
    "joint-staff-chief": ("Анатолий Зимин", "Anatoly Zimin"),
    "joint-staff-planner": ("Марат Галиев", "Marat Galiev"),
    "council-secretary": ("Вера Лобанова", "Vera Lobanova"),
    "chair-office": ("Самвел Оганян", "Samvel Ohanyan"),
    "auditor": ("Роман Белов", "Roman Belov"),
    "observer": ("Анна Линд", "Anna Lind"),
    "administrator": ("Кирилл Ежов", "Kirill Yezhov"),
}


Play = Callable[[Installation, str], None]
"""Plays the demo's cases into the ledger named."""


def create_demo(data: Path, play: Play) -> Installation:
    """A new demo in an empty folder: ledger, people's keys, and the cases that `play` brings."""
    opened = create_installation(data)
    charter = shipped_charter(DEMO_CHARTER)
    clock = SetClock(int(BEGINS.timestamp()) * 1000)
    opened.add_ledger(
        DEMO_LEDGER, DEMO_ORIGIN, charter, every_role(read_charter(charter), BEGINS.date()), clock
    )
    play(opened, DEMO_LEDGER)
    return opened


def demo_people(opened: Installation, ledger: str) -> list[tuple[str, str, str, str, Name]]:
    """(login, member, role, key, name) of everybody who signs in the demo's ledger."""
    engine = opened.engine(ledger)
    assert engine is not None
    seen: dict[str, int] = {}
    rows = []
    for key in engine.refresh().roster.in_force():
        if key.role != "system":
            number = seen[key.member] = seen.get(key.member, -1) + 1
            login = f"{key.member.lower()}-{key.role}" if key.member else key.role
            rows.append((login, key.member, key.role, key.key, _name(key.member, key.role, number)))
    return rows


def _name(member: str, role: str, number: int) -> Name:
    if member:
        names = MEMBERS.get(member, ())
        return names[number] if number < len(names) else (f"{member} {role}", f"{member} {role}")
    return ORGANISATION.get(role, (role, role))
