// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fleetmatrix.h"

#include <QAccessible>
#include <QApplication>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using widgets::FleetMatrix;
using Mark = FleetMatrix::Mark;

namespace {

FleetMatrix::Group group(const QString &name, std::initializer_list<std::pair<Mark, int>> counts)
{
    FleetMatrix::Group made;
    made.name = name;
    for (const auto &[mark, count] : counts)
        made.counts[size_t(mark)] = count;
    return made;
}

QImage shape(Mark mark, int side, bool grey)
{
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(widgets::Theme::light().colour(widgets::Token::Panel));
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        FleetMatrix::paintMark(painter, image.rect(), mark, widgets::Theme::light());
    }
    return grey ? image.convertToFormat(QImage::Format_Grayscale8) : image;
}

/// On screen and with the keyboard: only then the focus arrives.
void show(QWidget &widget)
{
    widget.show();
    QApplication::setActiveWindow(&widget);
    QVERIFY(QTest::qWaitForWindowActive(&widget));
}

} // namespace

class TestFleetMatrix : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
    }

    /// Also without colour, and small: a tenth of the pixels differ between any two states.
    void everyStateHasItsShape_data()
    {
        QTest::addColumn<int>("side");
        QTest::newRow("22") << 22;
        QTest::newRow("10") << 10;
        QTest::newRow("6") << 6;
    }

    void everyStateHasItsShape()
    {
        QFETCH(int, side);
        for (int a = 0; a < FleetMatrix::MarkCount; ++a) {
            for (int b = a + 1; b < FleetMatrix::MarkCount; ++b) {
                const QImage left = shape(Mark(a), side, true);
                const QImage right = shape(Mark(b), side, true);
                int differing = 0;
                for (int y = 0; y < side; ++y)
                    for (int x = 0; x < side; ++x)
                        differing += std::abs(qGray(left.pixel(x, y)) - qGray(right.pixel(x, y))) > 40;
                QVERIFY2(differing * 10 >= side * side,
                         qPrintable(u"%1 and %2 at %3: %4"_s
                                        .arg(FleetMatrix::word(Mark(a)), FleetMatrix::word(Mark(b)))
                                        .arg(side)
                                        .arg(differing)));
            }
        }
    }

    void aChangedStateIsSeen()
    {
        FleetMatrix matrix;
        matrix.resize(400, 200);
        matrix.setGroups({group(u"Depot"_s, {{Mark::Reporting, 40}})});
        const QImage well = matrix.grab().toImage();
        matrix.setGroups({group(u"Depot"_s, {{Mark::Reporting, 39}, {Mark::Offline, 1}})});
        const QImage one = matrix.grab().toImage();
        QVERIFY(well != one);
        matrix.setGroups({group(u"Depot"_s, {{Mark::Reporting, 39}, {Mark::Stale, 1}})});
        QVERIFY(one != matrix.grab().toImage());
    }

    void worstComesFirst()
    {
        FleetMatrix matrix;
        matrix.resize(400, 200);
        matrix.setGroups({group(u"Depot"_s, {{Mark::Reporting, 30}, {Mark::Stale, 2}, {Mark::Bad, 1}})});
        QStringList told;
        matrix.setDescriber([](int, int place) { return QString::number(place); });
        show(matrix);
        matrix.setFocus();
        QSignalSpy opened(&matrix, &FleetMatrix::activated);
        QTest::keyClick(&matrix, Qt::Key_Return);
        QCOMPARE(opened.takeFirst(), (QVariantList{0, 0})); // the bad one
        QTest::keyClick(&matrix, Qt::Key_End);
        QTest::keyClick(&matrix, Qt::Key_Return);
        QCOMPARE(opened.takeFirst(), (QVariantList{0, 32}));
    }

    void marksShrinkUntilAllFit()
    {
        FleetMatrix matrix;
        matrix.resize(480, 200);
        int before = 1000;
        for (const int devices : {10, 300, 1200, 2500}) {
            matrix.setGroups({group(u"Depot"_s, {{Mark::Reporting, devices}})});
            QVERIFY2(matrix.cell() <= before, qPrintable(QString::number(devices)));
            before = matrix.cell();
            QCOMPARE(matrix.devicesPerMark(), 1);
        }
        QVERIFY(before < 10);
    }

    /// Beyond what can be drawn, marks are shared, it is said, and no state vanishes.
    void tenThousandAreSharedHonestly()
    {
        FleetMatrix matrix;
        matrix.resize(420, 160);
        QSignalSpy scaled(&matrix, &FleetMatrix::scaleChanged);
        matrix.setGroups({group(u"North"_s, {{Mark::Reporting, 9989}, {Mark::Offline, 11}}),
                          group(u"South"_s, {{Mark::Reporting, 3000}, {Mark::Bad, 1}})});
        QVERIFY(matrix.devicesPerMark() > 1);
        QCOMPARE(scaled.size(), 1);
        show(matrix);
        matrix.setFocus();
        QSignalSpy opened(&matrix, &FleetMatrix::activated);
        QTest::keyClick(&matrix, Qt::Key_Return);
        QCOMPARE(opened.takeLast(), (QVariantList{0, 0}));
        QVERIFY2(matrix.accessibleDescription().startsWith(u"North: 11 offline"_s),
                 qPrintable(matrix.accessibleDescription()));
        // The single bad one of the other group keeps a mark of its own.
        QTest::keyClick(&matrix, Qt::Key_End);
        QTest::keyClick(&matrix, Qt::Key_Right);
        QTest::keyClick(&matrix, Qt::Key_Return);
        QCOMPARE(opened.takeLast(), (QVariantList{1, 0}));
        QVERIFY2(matrix.accessibleDescription().startsWith(u"South: 1 bad"_s),
                 qPrintable(matrix.accessibleDescription()));
    }

    void theKeyboardWalksAndTells()
    {
        FleetMatrix matrix;
        matrix.resize(300, 200);
        matrix.setGroups({group(u"A"_s, {{Mark::Offline, 1}, {Mark::Reporting, 4}}),
                          group(u"B"_s, {{Mark::Reporting, 3}})});
        matrix.setDescriber([](int g, int place) { return u"device %1.%2"_s.arg(g).arg(place); });
        QSignalSpy pointed(&matrix, &FleetMatrix::pointed);
        show(matrix);
        matrix.setFocus();
        QCOMPARE(pointed.takeLast(), (QVariantList{0, 0}));
        QTest::keyClick(&matrix, Qt::Key_Right);
        QTest::keyClick(&matrix, Qt::Key_Right);
        QCOMPARE(pointed.takeLast(), (QVariantList{0, 2}));
        QVERIFY(matrix.accessibleDescription().startsWith(u"device 0.2"_s));
        QTest::keyClick(&matrix, Qt::Key_Down);
        QCOMPARE(pointed.takeLast(), (QVariantList{1, 2}));
        QTest::keyClick(&matrix, Qt::Key_Home);
        QTest::keyClick(&matrix, Qt::Key_Left);
        QCOMPARE(pointed.takeLast(), (QVariantList{0, 4}));
        QTest::keyClick(&matrix, Qt::Key_Escape); // goes on to the page
        matrix.clearFocus();
        QCOMPARE(pointed.takeLast(), (QVariantList{-1, -1}));
    }

    void theMouseOpens()
    {
        FleetMatrix matrix;
        matrix.resize(300, 100);
        matrix.setGroups({group(u"A"_s, {{Mark::Reporting, 3}})});
        show(matrix);
        QSignalSpy pointed(&matrix, &FleetMatrix::pointed);
        QSignalSpy opened(&matrix, &FleetMatrix::activated);
        // The marks stand right of name and count; the first is found by looking for it.
        for (int x = 0; x < matrix.width() && opened.isEmpty(); ++x)
            QTest::mouseClick(&matrix, Qt::LeftButton, {}, {x, matrix.cell() / 2});
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.takeFirst(), (QVariantList{0, 0}));
        QVERIFY(!pointed.isEmpty());
    }

    void saysItselfToScreenReaders()
    {
        FleetMatrix matrix;
        matrix.setGroups({group(u"Depot"_s, {{Mark::NoAnswer, 9}, {Mark::Reporting, 1205}})});
        const QAccessibleInterface *said = QAccessible::queryAccessibleInterface(&matrix);
        QVERIFY(said);
        QCOMPARE(said->role(), QAccessible::Chart);
        QVERIFY(!said->text(QAccessible::Name).isEmpty());
        QVERIFY(said->text(QAccessible::Value).contains(u"9 no answer"_s));
    }
};

QTEST_MAIN(TestFleetMatrix)
#include "tst_fleetmatrix.moc"
