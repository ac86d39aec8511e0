// SPDX-License-Identifier: GPL-3.0-or-later
#include "orderfixture.h"

#include "dialogs/countdown.h"
#include "dialogs/dialoghead.h"
#include "dialogs/intervaldialog.h"
#include "dialogs/relaydialog.h"
#include "wholetexts.h"
#include "widgets/button.h"
#include "widgets/holdbutton.h"
#include "widgets/outcomeview.h"
#include "widgets/theme.h"

#include <QJsonArray>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::IntervalDialog;
using console::OrderDialog;
using console::RelayDialog;
using core::Outcome;
using Stage = commands::Progress::Stage;

namespace {

/// Every text half as long again.
class LongWords : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *text, const char *, int) const override
    {
        const QString source = QString::fromUtf8(text);
        QString longer = source;
        while (longer.size() < source.size() * 3 / 2)
            longer += u" lorem"_s;
        return longer;
    }
};

} // namespace

/// What both order dialogs have in common: they fit, they count down, they end by themselves, they follow
/// the theme.
class TestOrderDialogs : public QObject
{
    Q_OBJECT

private slots:
    void cleanup()
    {
        widgets::Theme::setScale(100);
        widgets::Theme::light().apply(*qApp);
    }

    void nothingIsCut_data()
    {
        QTest::addColumn<int>("scale");
        QTest::addColumn<bool>("longWords");
        QTest::addColumn<QSize>("room");
        QTest::newRow("usual") << 100 << false << QSize(1600, 1000);
        QTest::newRow("long words") << 100 << true << QSize(1600, 1000);
        QTest::newRow("field laptop, long words") << 100 << true << QSize(1366, 768);
        QTest::newRow("largest fonts") << 200 << false << QSize(1600, 1000);
        QTest::newRow("largest fonts, long words, field laptop") << 200 << true << QSize(1366, 768);
    }

    void nothingIsCut()
    {
        QFETCH(int, scale);
        QFETCH(bool, longWords);
        QFETCH(QSize, room);
        OrderWorld world;
        world.known.open = core::newCommandId();
        world.known.openOnlyMeasured = true; // the largest form: with the offer to stop that wait
        LongWords words;
        if (longWords)
            QCoreApplication::installTranslator(&words);
        widgets::Theme::setScale(scale);
        widgets::Theme::light().apply(*qApp);
        QWidget window;
        window.resize(room);
        window.show();
        RelayDialog relay(world.context(), false, {}, &window);
        IntervalDialog intervals(world.context(), {}, &window);
        for (OrderDialog *dialog :
             {static_cast<OrderDialog *>(&relay), static_cast<OrderDialog *>(&intervals)}) {
            dialog->show();
            QVERIFY(QTest::qWaitForWindowExposed(dialog));
            const auto check = [&](const QString &name) {
                QTRY_VERIFY2(dialog->width() <= room.width() && dialog->height() <= room.height(),
                             qPrintable(u"%1: %2x%3"_s.arg(name).arg(dialog->width()).arg(dialog->height())));
                picture(*dialog, u"%1-%2-%3-%4"_s.arg(name, QString::fromLatin1(QTest::currentDataTag()))
                                     .arg(scale)
                                     .arg(dialog == &relay ? 0 : 1));
                QTRY_COMPARE(cutText(*dialog), QString());
                auto *scroll = dialog->findChild<QScrollArea *>();
                QVERIFY(scroll->widget()->width() <= scroll->viewport()->width());
                // What does not fit can be scrolled to.
                QVERIFY(scroll->widget()->height() <= scroll->viewport()->height() ||
                        scroll->verticalScrollBar()->maximum() > 0);
                QVERIFY(dialog->findChild<console::DialogHead *>()->isVisible());
            };
            check(u"confirm"_s);
        }
        world.known.open.reset();
        world.known.openOnlyMeasured = false;
        relay.refresh();
        QVERIFY(relay.holdButton()->isEnabled());
        emit relay.holdButton()->held();
        for (const Stage stage : {Stage::Requested, Stage::Sent, Stage::Accepted})
            relay.progress(step(relay.current(), stage));
        relay.finish(relay.current().id, Outcome::NoAnswer, {{u"after_ms"_s, 15000}});
        QTRY_COMPARE(cutText(relay), QString());
        // Where there is room, nothing has to be scrolled.
        if (scale == 100)
            QTRY_COMPARE(relay.findChild<QScrollArea *>()->verticalScrollBar()->maximum(), 0);
        picture(relay, u"outcome-%1-%2"_s.arg(QString::fromLatin1(QTest::currentDataTag())).arg(scale));
        QCoreApplication::removeTranslator(&words);
    }

    void aMinuteWithoutAnyoneEndsIt()
    {
        OrderWorld world;
        RelayDialog dialog(world.context(), false, {}, nullptr);
        dialog.show();
        QSignalSpy submitted(&dialog, &OrderDialog::submitted);
        const auto *countdown = dialog.findChild<console::Countdown *>();
        QVERIFY(countdown->isVisible());
        QVERIFY(countdown->left() > 50s);
        dialog.setPatience(1ms);
        QTRY_COMPARE(dialog.phase(), OrderDialog::Phase::Done);
        QCOMPARE(dialog.outcomeView()->outcome(), std::optional(Outcome::Expired));
        QCOMPARE(dialog.outcomeTitle(), u"Expired: nothing was sent"_s);
        emit dialog.holdButton()->held();
        QCOMPARE(submitted.size(), 0);
    }

    void theProofsTimeIsCounted()
    {
        OrderWorld world;
        RelayDialog dialog(world.context(), false, {}, nullptr);
        dialog.show();
        emit dialog.holdButton()->held();
        const auto *countdown = dialog.findChild<console::Countdown *>();
        QVERIFY(!countdown->isVisible());
        dialog.progress(step(dialog.current(), Stage::Requested));
        dialog.progress(step(dialog.current(), Stage::Sent));
        QTRY_VERIFY(countdown->isVisible());
        QVERIFY(countdown->left() <= 15s && countdown->left() > 5s);
        dialog.finish(dialog.current().id, Outcome::Verified, {});
        QVERIFY(!countdown->isVisible());
    }

    void theWaitForAnIntervalCanBeStopped()
    {
        OrderWorld world;
        const core::CommandId open = core::newCommandId();
        world.known.open = open;
        RelayDialog dialog(world.context(), false, {}, nullptr);
        dialog.show();
        QPushButton *stop = nullptr;
        for (auto *button : dialog.findChildren<QPushButton *>()) {
            if (button->text() == "Stop waiting"_L1)
                stop = button;
        }
        QVERIFY(stop && !stop->isVisible()); // a relay order is never given up
        world.known.openOnlyMeasured = true;
        dialog.refresh();
        QVERIFY(stop->isVisible());
        QVERIFY(!dialog.holdButton()->isEnabled());
        QSignalSpy stopped(&dialog, &OrderDialog::stopWaitingRequested);
        stop->click();
        stop->click();
        QCOMPARE(stopped.size(), 1);
        QCOMPARE(stopped.at(0).at(0).value<core::CommandId>(), open);
        world.known.open.reset();
        world.known.openOnlyMeasured = false;
        dialog.refresh();
        QVERIFY(!stop->isVisible());
        QVERIFY(dialog.holdButton()->isEnabled());
    }

    void aSwitchOfTheThemeReachesEverything()
    {
        OrderWorld world;
        RelayDialog dialog(world.context(), false, {}, nullptr);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        const QImage light = dialog.grab().toImage();
        widgets::Theme::dark().apply(*qApp);
        dialog.refresh();
        QCoreApplication::sendPostedEvents();
        const QImage dark = dialog.grab().toImage();
        picture(dialog, u"dark"_s);
        // No light island: hardly a pixel is as light as the light theme's grounds.
        const auto pale = [](const QImage &image) {
            int count = 0;
            for (int y = 0; y < image.height(); y += 2) {
                for (int x = 0; x < image.width(); x += 2)
                    count += qGray(image.pixel(x, y)) > 215 && qAlpha(image.pixel(x, y)) > 250;
            }
            return 100.0 * count * 4 / (image.width() * image.height());
        };
        QVERIFY2(pale(light) > 60, qPrintable(QString::number(pale(light))));
        QVERIFY2(pale(dark) < 5, qPrintable(QString::number(pale(dark))));
    }

private:
    static void picture(QWidget &widget, const QString &name)
    {
        if (const QString folder = qEnvironmentVariable("METERDECK_PICTURES"); !folder.isEmpty())
            widget.grab().save(folder + u'/' + QString(name).replace(u' ', u'_').remove(u',') + u".png"_s);
    }
};

QTEST_MAIN(TestOrderDialogs)
#include "tst_orderdialogs.moc"
