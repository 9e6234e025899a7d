from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0001_initial'),
    ]

    operations = [
        migrations.RenameField(
            model_name='criteriaedition',
            old_name='publisher',
            new_name='publisher_nl',
        ),
        migrations.AlterField(
            model_name='criteriaedition',
            name='publisher_nl',
            field=models.CharField(max_length=255, verbose_name='uitgever (Nederlands)'),
        ),
        migrations.AddField(
            model_name='criteriaedition',
            name='publisher_en',
            field=models.CharField(blank=True, default='', max_length=255, verbose_name='uitgever (Engels)'),
            preserve_default=False,
        ),
    ]
