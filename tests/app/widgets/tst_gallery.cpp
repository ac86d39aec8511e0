// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gallery.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QAccessibleInterface>
#include <QApplication>
#include <QFontDatabase>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace widgets;

class GalleryTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void fontsAreThere();
    void tabularFigures_data();
    void tabularFigures();
    void everyPlaceOfFocusHasAName();
    void bothThemesDiffer();
};

void GalleryTest::initTestCase() { Theme::light().apply(*qApp); }

void GalleryTest::fontsAreThere()
{
    QVERIFY(Theme::loadFonts());
    for (const QString &family : {u"Meterdeck Sans"_s, u"JetBrains Mono"_s}) {
        QVERIFY2(QFontDatabase::hasFamily(family), qPrintable(family));
        QFont font(family);
        font.setPixelSize(13);
        QCOMPARE(QFontInfo(font).family(), family);
    }
    QCOMPARE(QFontInfo(Theme::light().font(Role::Title)).weight(), 600);
    QCOMPARE(QFontInfo(Theme::light().font(Role::Body, 500)).weight(), 500);
    for (const QChar wanted : {QChar(0x2212), QChar(0x2009), QChar(0x2192), QChar(0x03A9), QChar(0x0161)})
        QVERIFY2(QFontMetrics(Theme::light().font(Role::Body)).inFont(wanted), qPrintable(QString(wanted)));
}

void GalleryTest::tabularFigures_data()
{
    QTest::addColumn<int>("weight");
    for (const int weight : {400, 500, 600})
        QTest::addRow("%d", weight) << weight;
}

void GalleryTest::tabularFigures()
{
    QFETCH(int, weight);
    const QFontMetricsF metrics(Theme::light().font(Role::Body, weight));
    for (const QChar digit : u"0234567890"_s)
        QCOMPARE(metrics.horizontalAdvance(QString(4, digit)), metrics.horizontalAdvance(u"1111"_s));
}

void GalleryTest::everyPlaceOfFocusHasAName()
{
    const auto gallery = std::make_unique<Gallery>();
    gallery->show();
    QVERIFY(QTest::qWaitForWindowExposed(gallery.get()));
    int seen = 0;
    for (QWidget *widget : gallery->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->focusProxy() ||
            widget->objectName() == "qt_scrollarea_viewport"_L1)
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(face);
        QVERIFY2(!face->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        ++seen;
    }
    QVERIFY(seen > 20);
}

void GalleryTest::bothThemesDiffer()
{
    const auto shot = [](const Theme &theme, const QString &name) {
        theme.apply(*qApp);
        const auto gallery = std::make_unique<Gallery>();
        gallery->show();
        if (!QTest::qWaitForWindowExposed(gallery.get()))
            return QImage();
        QCoreApplication::sendPostedEvents();
        const QImage image = gallery->grab().toImage();
        // For the eye: METERDECK_PICTURES names a folder that takes the pictures.
        const QString folder = qEnvironmentVariable("METERDECK_PICTURES");
        if (!folder.isEmpty())
            image.save(folder + u'/' + name);
        return image;
    };
    const QImage light = shot(Theme::light(), u"gallery-light.png"_s);
    const QImage dark = shot(Theme::dark(), u"gallery-dark.png"_s);
    QCOMPARE(light.size(), dark.size());
    QCOMPARE(light.size() / light.devicePixelRatio(), QSize(1600, 1000));
    QCOMPARE(light.pixelColor(4, light.height() - 2), Theme::light().colour(Token::Panel));
    QCOMPARE(dark.pixelColor(4, dark.height() - 2), Theme::dark().colour(Token::Panel));
}

QTEST_MAIN(GalleryTest)
#include "tst_gallery.moc"
