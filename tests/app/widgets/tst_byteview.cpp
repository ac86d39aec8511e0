// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/byteview.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using widgets::ByteView;

namespace {

const QByteArray Answer = QByteArray::fromHex("010404436680006fdf");

QList<ByteView::Run> runs(bool damaged = false)
{
    return {{0, 1, u"Unit: 1"_s, false},
            {1, 1, u"Function: read"_s, false},
            {2, 1, u"Bytes of values: 4"_s, false},
            {3, 4, u"Voltage: 230.5 V"_s, false},
            {7, 2, u"Checksum: right"_s, damaged}};
}

} // namespace

class TestByteView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
    }

    void init()
    {
        m_view = std::make_unique<ByteView>();
        m_view->setBytes(Answer, runs());
        m_view->resize(360, m_view->heightForWidth(360));
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void keysChooseARun()
    {
        QSignalSpy chosen(m_view.get(), &ByteView::chosen);
        const QList<std::pair<Qt::Key, int>> steps{{Qt::Key_Right, 0}, {Qt::Key_Right, 1}, {Qt::Key_End, 4},
                                                   {Qt::Key_Right, 4}, {Qt::Key_Left, 3},  {Qt::Key_Home, 0},
                                                   {Qt::Key_Left, 0}};
        for (const auto &[key, run] : steps) {
            QTest::keyClick(m_view.get(), key);
            QCOMPARE(m_view->current(), run);
        }
        QCOMPARE(chosen.size(), 5); // not where it stood at the end already
    }

    void aClickChoosesTheRunOfItsByte()
    {
        QSignalSpy chosen(m_view.get(), &ByteView::chosen);
        int found = -1;
        for (int x = 0; x < m_view->width() && found != 3; x += 4) {
            QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, {x, 12});
            found = m_view->current();
        }
        QCOMPARE(found, 3);
        QVERIFY(!chosen.isEmpty());
        m_view->setCurrent(-1);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, {m_view->width() - 2, m_view->height() - 2});
        QCOMPARE(m_view->current(), -1);
    }

    void saysWhatIsChosen()
    {
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(interface);
        QVERIFY(interface->text(QAccessible::Value).contains(u"01 04 04 43 66 80 00 6F DF"_s));
        m_view->setCurrent(3);
        const QString said = interface->text(QAccessible::Value);
        QVERIFY2(said.contains(u"43 66 80 00"_s) && said.contains(u"230.5 V"_s), qPrintable(said));
        m_view->setEmptyText(u"no answer"_s);
        m_view->setBytes({}, {});
        QCOMPARE(interface->text(QAccessible::Value), u"no answer"_s);
    }

    void whatIsChosenOrWrongIsSeen()
    {
        const QImage plain = m_view->grab().toImage();
        m_view->setCurrent(3);
        const QImage chosen = m_view->grab().toImage();
        QVERIFY(plain != chosen);
        m_view->setCurrent(-1);
        QCOMPARE(m_view->grab().toImage(), plain);
        m_view->setBytes(Answer, runs(true));
        QVERIFY(m_view->grab().toImage() != plain);
    }

    void aRunThatIsGoneIsNotChosen()
    {
        m_view->setCurrent(4);
        m_view->setBytes(Answer.first(3), runs().first(2));
        QCOMPARE(m_view->current(), -1);
        m_view->setCurrent(7);
        QCOMPARE(m_view->current(), -1);
    }

    void breaksLinesByItsWidth()
    {
        m_view->setBytes(QByteArray(64, '\0'), {});
        QVERIFY(m_view->heightForWidth(200) > m_view->heightForWidth(600));
        QVERIFY(m_view->heightForWidth(40) > 0);
        // What fits into one line stands in one, also when it is no full group.
        m_view->setBytes(Answer, {});
        const int line = m_view->heightForWidth(600);
        QCOMPARE(m_view->heightForWidth(m_view->sizeHint().width() * 2), line);
        QVERIFY(m_view->heightForWidth(m_view->minimumSizeHint().width()) > line);
    }

private:
    std::unique_ptr<ByteView> m_view;
};

QTEST_MAIN(TestByteView)
#include "tst_byteview.moc"
