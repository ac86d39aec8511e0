// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality.h"
#include "widgets/tableview.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace widgets;

class TableViewTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { Theme::light().apply(*qApp); }
    void rowsAreFixed();
    void tabLeaves();
    void enterActivates();
    void theCurrentRowWearsOneRing();
    void paintsByRole_data();
    void paintsByRole();
};

void TableViewTest::rowsAreFixed()
{
    TableView view;
    QStandardItemModel model(3, 2);
    model.setItem(0, 0, new QStandardItem(u"a line\nand another"_s));
    view.setModel(&model);
    QCOMPARE(view.rowHeight(0), 24);
    view.resizeRowsToContents();
    view.setRows(TableView::Rows::Comfort);
    QCOMPARE(view.rowHeight(1), 32);
    QVERIFY(!view.wordWrap());
    view.setStretchColumn(1);
    QCOMPARE(view.horizontalHeader()->sectionResizeMode(1), QHeaderView::Stretch);
}

void TableViewTest::tabLeaves()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *view = new TableView;
    auto *field = new QLineEdit;
    column->addWidget(view);
    column->addWidget(field);
    QStandardItemModel model(3, 2);
    view->setModel(&model);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    view->setFocus();
    QTRY_VERIFY(view->hasFocus());
    QTest::keyClick(view, Qt::Key_Tab);
    QVERIFY(field->hasFocus());
}

void TableViewTest::enterActivates()
{
    TableView view;
    QStandardItemModel model(3, 2);
    view.setModel(&model);
    QSignalSpy activated(&view, &TableView::rowActivated);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(activated.count(), 0); // nothing is current
    view.setCurrentIndex(model.index(2, 0));
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().toModelIndex().row(), 2);
}

void TableViewTest::theCurrentRowWearsOneRing()
{
    TableView view;
    QStandardItemModel model(3, 3);
    view.setModel(&model);
    view.setStretchColumn(2);
    view.resize(400, 160);
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    view.setFocus();
    QTRY_VERIFY(view.hasFocus());
    view.setCurrentIndex(model.index(1, 1));
    const QImage image = view.viewport()->grab().toImage();
    const QRgb ring = Theme::light().colour(Token::Focus).rgb();
    const QRect row(0, view.rowViewportPosition(1), view.viewport()->width(), view.rowHeight(1));
    const QPoint middle = row.center();
    QCOMPARE(image.pixel(row.left() + 1, middle.y()), ring);
    QCOMPARE(image.pixel(row.right() - 1, middle.y()), ring);
    QCOMPARE(image.pixel(middle.x(), row.top() + 1), ring);
    QCOMPARE(image.pixel(middle.x(), row.bottom() - 1), ring);
    // Not around each cell, and not around other rows.
    QVERIFY(image.pixel(view.columnViewportPosition(1) + 1, middle.y()) != ring);
    QVERIFY(image.pixel(row.left() + 1, middle.y() + row.height()) != ring);
}

void TableViewTest::paintsByRole_data()
{
    QTest::addColumn<int>("role");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("quality") << int(TableDelegate::QualityRole) << QVariant(int(core::Quality::Stale));
    QTest::newRow("outcome") << int(TableDelegate::OutcomeRole) << QVariant(-1);
    QTest::newRow("curve") << int(TableDelegate::SparklineRole)
                           << QVariant::fromValue(QList<double>{1, 3, 2});
    QTest::newRow("colour") << int(TableDelegate::TokenRole) << QVariant(int(Token::Critical));
    QTest::newRow("weight") << int(TableDelegate::EmphasisRole) << QVariant(true);
    QTest::newRow("mono") << int(TableDelegate::MonoRole) << QVariant(true);
    QTest::newRow("share") << int(TableDelegate::ShareRole) << QVariant(0.4);
    QTest::newRow("tint") << int(TableDelegate::TintRole) << QVariant(int(Token::CriticalTint));
}

void TableViewTest::paintsByRole()
{
    QFETCH(int, role);
    QFETCH(QVariant, value);
    QStandardItemModel model(1, 1);
    model.setItem(0, 0, new QStandardItem(u"231.4"_s));
    const TableDelegate delegate;
    const auto draw = [&] {
        QImage image(120, 24, QImage::Format_ARGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.rect = image.rect();
        option.palette = Theme::light().palette();
        option.state = QStyle::State_Enabled;
        delegate.paint(&painter, option, model.index(0, 0));
        painter.end();
        return image;
    };
    const QImage plain = draw();
    model.item(0, 0)->setData(value, role);
    QVERIFY(draw() != plain);
}

QTEST_MAIN(TableViewTest)
#include "tst_tableview.moc"
