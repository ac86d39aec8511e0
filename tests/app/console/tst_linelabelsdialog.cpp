// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/linelabelsdialog.h"

#include "lines/lineplan.h"
#include "setupfixture.h"
#include "widgets/button.h"
#include "words.h"

#include <QJsonArray>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using console::LineLabelsDialog;

/// What is said of a device's lines: read, corrected, or changed from today on; unknown is no zero.
class LineLabelsDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { widgets::Theme::loadFonts(), widgets::Theme::light().apply(*qApp); }
    void refusals_data();
    void refusals();
    void correctsWhatWasSaid();
    void holdsFromTodayOn();
    void sayingTwiceOnADaySaysItOnce();
    void emptyFieldsSayNothing();
    void leavesWhatItDoesNotShow();
    void isPictured();

private:
    core::DeviceSettings gate(const QJsonObject &lines)
    {
        core::DeviceSettings settings = *m_workspace.device(core::DeviceId(u"gate"_s));
        settings.lines = lines;
        return settings;
    }
    std::unique_ptr<LineLabelsDialog> dialog(const QJsonObject &lines)
    {
        return std::make_unique<LineLabelsDialog>(contextOf(m_workspace), gate(lines),
                                                  QStringList{u"1"_s, u"2"_s}, nullptr);
    }

    QTemporaryDir m_folder;
    core::Workspace m_workspace = depot(m_folder.filePath(u"depot.json"_s));
};

void LineLabelsDialogTest::refusals_data()
{
    QTest::addColumn<QString>("customers");
    QTest::addColumn<bool>("refused");
    QTest::newRow("none") << QString() << false;
    QTest::newRow("zero") << u"0"_s << false;
    QTest::newRow("hundred") << u" 100 "_s << false;
    QTest::newRow("negative") << u"-1"_s << true;
    QTest::newRow("half") << u"1.5"_s << true;
    QTest::newRow("words") << u"many"_s << true;
    QTest::newRow("too many") << u"1000001"_s << true;
}

void LineLabelsDialogTest::refusals()
{
    QFETCH(QString, customers);
    QFETCH(bool, refused);
    const auto shown = dialog({});
    shown->setCustomers(u"1"_s, customers);
    const auto *field = fieldOf(*shown, u"Customers"_s);
    QVERIFY(field);
    QCOMPARE(!field->reason().isEmpty(), refused);
}

void LineLabelsDialogTest::correctsWhatWasSaid()
{
    const auto shown = dialog({{u"1"_s, QJsonObject{{u"label"_s, u"CEB"_s}, {u"customers"_s, 100}}}});
    shown->setLabel(u"1"_s, u"CEB grid"_s);
    shown->setLabel(u"2"_s, u" TP2 "_s);
    const QJsonObject expected{{u"1"_s, QJsonObject{{u"label"_s, u"CEB grid"_s}, {u"customers"_s, 100}}},
                               {u"2"_s, QJsonObject{{u"label"_s, u"TP2"_s}}}};
    QCOMPARE(shown->settings().lines, expected);
    const auto changed = shown->changed();
    QVERIFY2(changed.ok(), changed.ok() ? "" : qPrintable(changed.error().toString()));
    QCOMPARE(changed->device(core::DeviceId(u"gate"_s))->lines, expected);
    QVERIFY(shown->writtenText().contains(u"TP2"_s));
}

void LineLabelsDialogTest::holdsFromTodayOn()
{
    const QJsonObject before{{u"label"_s, u"CEB"_s}, {u"customers"_s, 100}};
    const auto shown = dialog({{u"1"_s, before}});
    shown->setFromToday(true);
    shown->setCustomers(u"1"_s, u"120"_s);
    const QString today = console::Words::today().toString(Qt::ISODate);
    const QJsonArray periods = shown->settings().lines.value(u"1"_s).toArray();
    QCOMPARE(periods.size(), 2);
    QCOMPARE(periods.at(0).toObject(), before);
    QCOMPARE(periods.at(1).toObject(),
             (QJsonObject{{u"label"_s, u"CEB"_s}, {u"customers"_s, 120}, {u"from"_s, today}}));
    // What the engine reads is what was meant.
    const auto plan = lines::readLinePlan(shown->settings().lines, console::Words::timeZone());
    QVERIFY2(plan.ok(), plan.ok() ? "" : qPrintable(plan.error().toString()));
    QCOMPARE(plan->value(u"1"_s).constLast().customers, std::optional(120));
    QCOMPARE(plan->value(u"1"_s).constFirst().customers, std::optional(100));
}

void LineLabelsDialogTest::sayingTwiceOnADaySaysItOnce()
{
    const QString today = console::Words::today().toString(Qt::ISODate);
    const auto shown =
        dialog({{u"1"_s, QJsonArray{QJsonObject{{u"label"_s, u"old"_s}},
                                    QJsonObject{{u"label"_s, u"new"_s}, {u"from"_s, today}}}}});
    shown->setFromToday(true);
    shown->setLabel(u"1"_s, u"newer"_s);
    const QJsonArray periods = shown->settings().lines.value(u"1"_s).toArray();
    QCOMPARE(periods.size(), 2);
    QCOMPARE(periods.at(1).toObject().value(u"label"_s).toString(), u"newer"_s);
}

void LineLabelsDialogTest::emptyFieldsSayNothing()
{
    const auto shown = dialog({{u"1"_s, QJsonObject{{u"label"_s, u"CEB"_s}}}});
    shown->setLabel(u"1"_s, u"  "_s);
    QVERIFY(shown->settings().lines.isEmpty());
}

void LineLabelsDialogTest::leavesWhatItDoesNotShow()
{
    const QJsonObject eight{{u"label"_s, u"MSAN"_s}};
    const auto shown = dialog({{u"8"_s, eight}});
    QCOMPARE(shown->settings().lines, (QJsonObject{{u"8"_s, eight}}));
    shown->setLabel(u"1"_s, u"CEB"_s);
    QCOMPARE(shown->settings().lines.value(u"8"_s).toObject(), eight);
}

void LineLabelsDialogTest::isPictured()
{
    const auto shown = dialog({{u"1"_s, QJsonObject{{u"label"_s, u"CEB grid"_s}, {u"customers"_s, 100}}}});
    shown->resize(shown->sizeHint());
    shown->show();
    picture(*shown, u"line-labels"_s);
    QVERIFY(shown->acceptButton()->isEnabled());
}

QTEST_MAIN(LineLabelsDialogTest)
#include "tst_linelabelsdialog.moc"
