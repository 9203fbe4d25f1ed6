"""Warnings received begin."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies: ClassVar = []
    operations: ClassVar = [
        migrations.CreateModel(
            name="WarningFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ledger", models.CharField(max_length=64)),
                ("sha256", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=200)),
                ("source", models.CharField(max_length=16)),
                ("login", models.CharField(blank=True, max_length=64)),
                ("received_at", models.BigIntegerField()),
            ],
            options={"ordering": ["-received_at", "-pk"]},
        ),
        migrations.AddConstraint(
            model_name="warningfile",
            constraint=models.UniqueConstraint(fields=("ledger", "sha256"), name="one_row_a_warning_file"),
        ),
    ]
